"""What the ledger tells people, and how their data is deleted from it."""
