"""Commands: the closed table of words, and what each makes of the clause that it leads."""
