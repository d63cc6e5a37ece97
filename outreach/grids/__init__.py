"""Grids, who answers for them, and what is asked of them."""
