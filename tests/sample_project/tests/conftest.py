"""How much is tried: `pytest --hypothesis-profile=quick` while writing, the default before a release."""

from hypothesis import settings

settings.register_profile("quick", max_examples=5, deadline=None)
