"""Pages about people, homes, placements and money."""
