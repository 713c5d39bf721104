"""`--hypothesis-profile=mutera`: few and always the same examples, for the mutation tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "mutera",
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
