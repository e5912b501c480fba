"""The sums and rates that five offices published, made from cases (R54)."""
