"""The queue, decisions about claims, and their history."""
