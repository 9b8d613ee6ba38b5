"""The text itself: words, sentences, and the windows of them that an encoder reads."""
