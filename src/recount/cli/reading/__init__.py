"""`recount read`: a batch of reports in, readings out."""
