"""The parts of the regular reports; each takes what was gathered and its place among the headings."""
