"""By chat: cases put in one by one, items that wait, addresses that are looked at, the daily check."""
