"""A decision in words: why it is so, what would change it, what to ask next."""
