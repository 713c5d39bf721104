"""The caseworker's door: read in files, see the target group, see a person and why."""
