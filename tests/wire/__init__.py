"""What goes over DingTalk's wire, and what may come over it."""
