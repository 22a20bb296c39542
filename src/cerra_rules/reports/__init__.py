"""What a check says, in the forms that programs and people read."""
