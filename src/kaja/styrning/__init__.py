"""How the municipality has chosen to work: its settings, dated."""
