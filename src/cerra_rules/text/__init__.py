"""The official text beside the rules: its provisions, its contested points, and quoting it."""
