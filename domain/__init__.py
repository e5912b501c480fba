"""The rules of a supervision office: pure, synchronous, standard library only."""
