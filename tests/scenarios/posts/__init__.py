"""Who stands in, who takes over, who has left."""
