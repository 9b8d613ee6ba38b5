"""`recount analyse`."""
