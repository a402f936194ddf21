"""Pages of accounts, and the gate every page stands behind."""
