"""Says what differs between two guides, in a rep's words."""
