"""演练模式: live rules and data, messages to administrators only."""
