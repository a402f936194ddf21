"""National lists and the demonstration's accounts."""
