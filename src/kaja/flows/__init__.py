"""Journeys across rooms, one file each: a flow is a function whose body is the list of steps."""
