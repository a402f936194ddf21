"""Rutland's invented register, with the figures its scheme published (domain K4)."""
