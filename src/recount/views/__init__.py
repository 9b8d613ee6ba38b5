"""WHAT WE KNOW, FOR A PERSON: pure renderers of a `Reading`. No input or output, no clock; one file per form."""
