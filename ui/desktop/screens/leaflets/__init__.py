"""Leaflets with codes: campaign, template, preview, print."""
