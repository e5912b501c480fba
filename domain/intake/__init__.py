"""Cases that come in by themselves: what items of other systems are, and when addresses are looked at."""
