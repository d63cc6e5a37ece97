"""The station that keeps the book."""
