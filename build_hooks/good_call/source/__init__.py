"""Text with places: files are read once, YAML becomes nodes, and every value can tell where it stands."""
