"""Cases alike: told at the way in, kept as pairs, shown on demand, judged by a person."""
