"""Extra capabilities that the shell itself does without."""
