"""The month: its figures, by kind, grid and officer, and what they are compared with."""
