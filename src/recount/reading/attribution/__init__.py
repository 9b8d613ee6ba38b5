"""Who says what: attributions joined from tagged words, and the lines that name a speaker or none."""
