"""What is true of a programme, whoever asks."""
