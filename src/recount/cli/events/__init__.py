"""The commands about events: what was said about one, and whether it adds up."""
