"""加会办, 减会办: the office changes which units handle a case together."""
