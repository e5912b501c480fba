"""Looks at addresses outside: what may be asked, how it is asked, and how the answer is read."""
