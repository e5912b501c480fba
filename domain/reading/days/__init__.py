"""Days, terms and times of day: where their wording begins and ends in a message."""
