"""The pure parts of the intake: addresses, rhythms, feeds, forms."""
