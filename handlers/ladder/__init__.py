"""The ladder of reminders by chat: seen, set row by row, had as usual again."""
