"""The HTTP endpoints: health, readiness, metrics, and the intake for upstream systems."""
