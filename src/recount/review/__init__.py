"""What a person should look at next, and who decided what."""
