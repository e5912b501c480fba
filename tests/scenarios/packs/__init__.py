"""Policy packs by chat."""
