"""Readers' letters: corrections and replies come in from the published pages; nobody sees them before a person accepts them."""
