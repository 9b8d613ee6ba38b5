"""How the words of a sentence hang together: a tag for each, noun phrases, subjects and objects."""
