"""How people name cases and units."""
