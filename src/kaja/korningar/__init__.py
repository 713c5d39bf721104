"""Runs: what the program does by itself, each with a row of its own."""
