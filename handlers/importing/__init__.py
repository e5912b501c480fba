"""导入: rosters and assignment tables become posts and cases; bad rows change nothing."""
