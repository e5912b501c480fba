"""What goes out as a table or on paper, and what comes back of it."""
