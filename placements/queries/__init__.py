"""What people ask of placements."""
