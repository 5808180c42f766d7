"""Good Call: decision trees in YAML become a guide that a rep can use mid-call."""
