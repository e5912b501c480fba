"""民生实事, 整改清单: quantities, milestones, the rhythm, lists that are written back as they came."""
