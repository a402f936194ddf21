"""What people ask of a programme."""
