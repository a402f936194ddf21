"""The log of contacts, read from files."""
