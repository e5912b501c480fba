"""留痕: what the ledger tells, how it is verified, and how people's data is deleted from it."""
