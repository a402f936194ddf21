"""Registers and code lists, read from files."""
