"""What comes from outside and what goes there: names and links of a repository, strict readers, writing, printing."""
