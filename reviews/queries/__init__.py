"""What people ask about reviews: what is due, what fell due, when someone was last seen."""
