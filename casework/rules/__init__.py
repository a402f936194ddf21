"""What is true of casework whoever asks: pure values."""
