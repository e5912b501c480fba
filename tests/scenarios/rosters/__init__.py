"""The roster by lines, by file and from the address book, and who can be reached."""
