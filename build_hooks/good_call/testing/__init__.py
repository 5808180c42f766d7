"""A guide's own tests: pytest collects its trees, promises, stories and articles."""
