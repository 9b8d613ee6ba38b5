"""The ledger handed on: one file per format, redaction before any of them, and other projects' tables taken in."""
