"""What the project knows of a language beyond its messages."""
