"""The working calendar by chat."""
