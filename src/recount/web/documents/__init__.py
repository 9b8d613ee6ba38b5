"""Reports: the list, and each beside its claims."""
