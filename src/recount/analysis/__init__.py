"""Ledger to answers: what went unreported, whether violence fell, who is heard. Frames in, frames and typed results out."""
