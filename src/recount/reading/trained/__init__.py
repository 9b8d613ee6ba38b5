"""The trained parts of the reader: an encoder, the attribution tagger, the toll reader, and the gate in front of them."""
