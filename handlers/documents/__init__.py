"""Documents that go out as files, made from templates an office may replace."""
