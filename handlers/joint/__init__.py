"""会办: opinions, meetings and the units that handle a case together."""
