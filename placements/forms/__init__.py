"""What was typed on this floor: shape and wording, one module a noun."""
