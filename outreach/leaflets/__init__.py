"""Leaflets: templates, QR symbols, pages to PDF, and reading every code back."""
