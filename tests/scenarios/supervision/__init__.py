"""Conversations about supervision: steps, letters, inspections, key cases."""
