"""Random lives of cases: whoever does whatever, what must always hold holds."""
