"""National lists, read from files."""
