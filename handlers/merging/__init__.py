"""并案: cases handled as one under the earliest of them; whoever raised each gets an answer of his own."""
