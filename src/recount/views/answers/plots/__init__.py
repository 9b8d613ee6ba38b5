"""Drawings of answers as SVG, made without a browser or a network."""
