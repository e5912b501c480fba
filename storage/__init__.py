"""Tables, the unit of work, queries, migrations and the ledger: the only room that knows SQL."""
