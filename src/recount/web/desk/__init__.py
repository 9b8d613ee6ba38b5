"""The first page, and the index of the ledger from which lists and search are answered at once."""
