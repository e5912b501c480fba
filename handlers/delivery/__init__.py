"""What became of messages, and the ways besides the chat."""
