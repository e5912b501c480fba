"""The running process: settings, wiring, command line, web endpoints, messenger adapters."""
