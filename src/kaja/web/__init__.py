"""The doors of the house: one package per group of people, and the shared components."""
