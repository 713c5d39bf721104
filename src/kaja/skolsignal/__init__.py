"""What schools tell of their pupils: notices, in a compartment of their own."""
