"""Officers and the days they are excused."""
