"""Settings of all tests: Hypothesis draws the same examples every time and has no deadline, since machines differ."""

from hypothesis import settings

settings.register_profile("recount", deadline=None, derandomize=True)
settings.load_profile("recount")
