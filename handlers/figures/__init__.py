"""Rates with their formula, the cases behind them, and the office's sheet of figures."""
