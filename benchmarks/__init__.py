"""Measurements, `python -m benchmarks.<name>` each; what they found is in docs/performance.md."""
