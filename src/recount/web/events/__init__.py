"""Events: the list, each with its claim matrix, range, reasons and missing accounts, the timeline and the map."""
