"""What English words mean to the reader: numbers, nouns, and the word tables of `data/`."""
