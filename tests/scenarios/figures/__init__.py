"""Cases alike, and rates with their formula, as conversations."""
