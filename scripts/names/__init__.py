"""What the name model is trained on, and its network."""
