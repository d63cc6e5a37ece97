"""The book: its tables, its engine and its upgrades."""
