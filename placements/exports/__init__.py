"""What leaves the register as a file: rows of typed values, never formulas."""
