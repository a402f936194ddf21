"""Pages of the partners' programmes."""
