"""Starts the product from nothing. Standard library only: it runs before anything is installed."""
