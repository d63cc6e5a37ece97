"""The first start: the example station, or one's own."""
