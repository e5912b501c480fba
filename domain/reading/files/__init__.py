"""Files that come with words, and what their names say."""
