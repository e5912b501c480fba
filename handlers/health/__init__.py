"""体检: who can be reached for each unit."""
