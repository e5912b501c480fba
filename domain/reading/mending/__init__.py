"""Command words put right from typos, pinyin and initials."""
