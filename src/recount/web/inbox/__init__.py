"""Reports come in: files, pasted text, addresses."""
