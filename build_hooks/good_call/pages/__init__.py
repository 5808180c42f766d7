"""A guide and its analyses become pages: HTML from templates, which know neither YAML nor MkDocs."""
