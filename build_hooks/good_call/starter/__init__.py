"""The files that `guide init` writes: a small guide that is whole, with all that checks and publishes it."""
