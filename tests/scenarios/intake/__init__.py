"""Cases that come in by themselves or one by one, as the office and upstream systems live it."""
