"""The trees for assistants: each call replays all that was answered, so that nothing is skipped."""
