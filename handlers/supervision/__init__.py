"""What the office does about a unit that lags, and what it saw for itself."""
