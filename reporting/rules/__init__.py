"""What may be shown, and how a figure is judged. Values in, values out."""
