"""What the product says to reps: one catalogue for each language, English in the code itself."""
