"""What a guide is: frozen values with no places in them. The reader and the JSON Schema come from the same fields."""
