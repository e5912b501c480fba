"""What the passing of time does: reminders, digests, delivery."""
