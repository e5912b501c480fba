"""民生实事 and 整改清单: figures that are counted, milestones, the rhythm of asking, what a case lacks."""
