"""The annual evaluation by chat."""
