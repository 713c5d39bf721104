"""The kinds of files that Kaja can read, one folder each. Pure Python."""
