"""What people ask of the reports, the figures and the caseload as a whole."""
