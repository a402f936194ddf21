"""When reviews fall due and when someone was last seen. Values in, values out."""
