"""Several acts in one message, each with its own case."""
