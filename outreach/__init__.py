"""The work of an anti-fraud desk; runs with no Qt installed."""
