"""Figures beside figures: 环比, 同比, a base of choice, and before and after."""
