"""The command line, one module per command; its words stand here because no message carries them."""
