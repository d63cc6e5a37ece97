"""Widgets that two screens or more are built from."""
