"""The places of the rail, one folder each."""
