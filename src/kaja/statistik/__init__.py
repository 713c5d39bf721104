"""Numbers without persons: how complete the register is, day by day."""
