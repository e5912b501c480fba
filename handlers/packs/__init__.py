"""Policy packs by chat: seen, compared, chosen for a source, used for one case."""
