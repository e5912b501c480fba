"""Secret cases and people's data: who sees what, and what is logged."""
