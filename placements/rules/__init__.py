"""What is true of people, placements and money whoever asks. Values in, values out."""
