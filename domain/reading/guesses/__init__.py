"""What may be meant: cases by their title, and the readings nearest to what was not understood."""
