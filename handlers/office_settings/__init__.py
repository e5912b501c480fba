"""What can be set besides times and ladders: words, masks, sources, approvers; and who set what."""
