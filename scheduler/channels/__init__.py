"""The ways to people besides the chat: their own to-do lists, and the second channel for what is unread."""
