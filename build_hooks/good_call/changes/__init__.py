"""What differs between two guides: `compare` finds it, `tell` says it in a rep's words."""
