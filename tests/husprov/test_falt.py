"""Every stored field has a purpose, a ground, a sensitivity and a last day, written in its room.

Each room has a `dataklass.py` with KLASSNING: "Modell.falt" → (purpose, ground, sensitivity,
retention). Förordning (2006:39) § 4 is an exhaustive list of what the register may hold and § 5
bans sensitive data, so no field comes in without someone having said what it rests on.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import pytest
from django.apps import AppConfig, apps
from django.db import models

SENSITIVITIES = {"ingen", "personuppgift", "skyddsvärd", "säkerhet"}
# Förordning (2006:39) § 5 and article 9 of the data protection regulation: never as a field.
BANNED = re.compile(
    r"hals|halso|sjuk|diagnos|lakar|medicin|funktionsned|religi|trosuppf|politi|facklig|etnisk|"
    r"etnicit|nationalit|sexuell|brott|straff|domd|kriminal|belast|missbruk|biometri|genetisk"
)
FOLD = str.maketrans("åäö", "aao")

ROOMS = [room for room in apps.get_app_configs() if room.name.startswith("kaja.")]
WITH_MODELS = [room for room in ROOMS if list(room.get_models())]


def fields(room: AppConfig) -> dict[str, models.Field[Any, Any]]:
    """The room's stored fields as "Modell.falt"."""
    return {
        f"{model.__name__}.{field.name}": field
        for model in room.get_models(include_auto_created=True)
        for field in model._meta.local_fields
    }


def classes(room: AppConfig) -> dict[str, tuple[str, str, str, str]]:
    """What the room says of its fields."""
    found: dict[str, tuple[str, str, str, str]] = import_module(f"{room.name}.dataklass").KLASSNING
    return found


def words_of(name: str, field: models.Field[Any, Any]) -> str:
    """Every word about the field that a programmer or a user reads, with å ä ö folded."""
    texts = [name, field.verbose_name, field.help_text]
    return " ".join(str(text) for text in texts).casefold().translate(FOLD)


def banned_in(text: str) -> bool:
    """True if the words speak of health, faith, crime or the like."""
    # avbrott is what one does with studies, no crime
    folded = text.casefold().translate(FOLD).replace("avbrott", "")
    return BANNED.search(folded) is not None


@pytest.mark.parametrize("room", WITH_MODELS, ids=lambda room: room.name)
def test_every_field_is_classified_and_nothing_else_is(room: AppConfig) -> None:
    assert set(classes(room)) == set(fields(room))


@pytest.mark.parametrize("room", WITH_MODELS, ids=lambda room: room.name)
def test_every_classification_is_complete(room: AppConfig) -> None:
    for name, (purpose, ground, sensitivity, retention) in classes(room).items():
        assert all((purpose, ground, retention)), name
        assert sensitivity in SENSITIVITIES, f"{name}: {sensitivity}"


@pytest.mark.parametrize("room", WITH_MODELS, ids=lambda room: room.name)
def test_no_field_is_about_health_faith_crime_or_the_like(room: AppConfig) -> None:
    found = [name for name, field in fields(room).items() if banned_in(words_of(name, field))]
    assert found == []


@pytest.mark.parametrize(
    "text", ["halsa", "Hälsotillstånd", "religion", "trosuppfattning", "brottmål", "nationalitet"]
)
def test_the_banned_words_are_recognised(text: str) -> None:
    assert banned_in(text)


@pytest.mark.parametrize("text", ["avbrott", "skolform", "studieväg", "personnummer"])
def test_ordinary_words_are_not_banned(text: str) -> None:
    assert not banned_in(text)


def test_the_rooms_are_looked_at() -> None:
    names = {room.name for room in WITH_MODELS}
    assert names >= {"kaja.access", "kaja.audit", "kaja.ungdom", "kaja.underlag", "kaja.register"}
