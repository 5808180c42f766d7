"""The trainer's page in the browser: what it asks of the engine, as plain values; it knows no browser."""
