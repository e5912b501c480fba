"""Messages that are one wish as a whole, without a command word in front."""
