"""Cases that come in by themselves or one by one: taken, kept for the office, put in by chat."""
