"""Returns, re-assignment, coordination, designation and suspension, as people live them."""
