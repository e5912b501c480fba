"""From an empty database to the first signed case, by conversation."""
