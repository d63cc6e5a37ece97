"""The morning board: credit, points, ranks, sealing, lagging."""
