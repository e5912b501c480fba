"""Measurements with a command each: `python -m benchmarks.<name>`. What they found is in docs/performance.md."""
