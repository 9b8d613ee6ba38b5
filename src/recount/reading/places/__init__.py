"""Where: place names of a text, resolved against the shipped gazetteer."""

from recount.reading.places.finder import find_places, is_people, resolve_place

__all__ = ["find_places", "is_people", "resolve_place"]
