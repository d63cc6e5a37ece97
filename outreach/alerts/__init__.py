"""Instructions to dissuade, and the clocks they run by."""
