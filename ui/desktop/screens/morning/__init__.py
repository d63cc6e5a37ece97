"""晨会: the board of a day, what earned the points, the seal, the sheet."""
