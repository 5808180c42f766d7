"""Finds what differs between two guides, as facts."""
