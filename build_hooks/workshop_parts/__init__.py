"""Makes what the workshop is built of, for `make workshop`. It is no part of the engine."""
