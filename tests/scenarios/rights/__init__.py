"""Who may do what, and whose cases he sees."""
