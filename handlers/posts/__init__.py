"""Posts, not persons: who stands in for whom, who takes over, and what is said to former holders."""
