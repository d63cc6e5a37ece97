"""Campaigns: the codes printed for them and the addresses they lead to."""
