"""The ledger's commands: add, look, review, hand on."""
