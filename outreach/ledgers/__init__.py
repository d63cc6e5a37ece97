"""Workbooks and CSV files read into the book, and what was wrong with them."""
