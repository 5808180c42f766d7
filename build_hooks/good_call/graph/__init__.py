"""Reachability, loops, paths and ranges of a tree: pure functions of the model, which know no YAML."""
