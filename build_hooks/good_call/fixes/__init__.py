"""Changes of files that people agree to first: repairs of mistakes, and new names."""
