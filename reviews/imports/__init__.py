"""Reviews, and the rules that make their dates, read from files."""
