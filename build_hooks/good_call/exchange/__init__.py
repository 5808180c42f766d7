"""Flowcharts of other programs become trees, and trees become flowcharts. Reads the model only."""
