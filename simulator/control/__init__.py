"""The control interface: what the page and scripts do to the pretend world."""
