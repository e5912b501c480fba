"""A DingTalk-style messenger on localhost with a chat page; it speaks only the wire."""
