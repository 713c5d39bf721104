"""`--hypothesis-profile=mutera`: few and always the same examples, for the mutation tests."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "mutera",
    max_examples=60,
    phases=[Phase.explicit, Phase.generate],  # that it fails is enough, the smallest case is not
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
