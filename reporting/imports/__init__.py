"""The settings reporting starts with, read from files; and invented registers, in which nobody exists."""
