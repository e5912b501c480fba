"""Everything that speaks DingTalk's wire; its names and shapes end in this package."""
