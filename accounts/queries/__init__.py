"""What people ask of accounts."""
