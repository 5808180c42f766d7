"""What a rule found, and how it is written for people and for machines."""
