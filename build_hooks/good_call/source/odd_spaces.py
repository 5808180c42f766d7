"""Spaces that look like the ordinary one and are none to YAML."""

ODD_SPACES = "[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]"
"""One of them, as a pattern."""
