"""One file per command: what is typed and what its help says. Nothing heavy is imported before a command runs."""
