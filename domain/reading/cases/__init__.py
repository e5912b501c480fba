"""What is said of a case beside its number, without a command word."""
