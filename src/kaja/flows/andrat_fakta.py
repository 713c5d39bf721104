"""What has come and gone of many persons since a moment, fetched in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from kaja.intake.models import MottagenFil
from kaja.register.andringsskal import Nyhet, Om
from kaja.underlag.models import (
    Bevisfaktum,
    Faktum,
    Folkbokforingsfaktum,
    Motsvarandefaktum,
    Studiefaktum,
)
from kaja.ungdom.models import Sammanslagning

FACTS: tuple[type[Faktum], ...] = (
    Folkbokforingsfaktum,
    Studiefaktum,
    Bevisfaktum,
    Motsvarandefaktum,
)
HOPLAGD = Nyhet(Om.NUMRET, "Läst ihop med ett annat nummer, och svaret står under det.")
BEHALLEN = Nyhet(Om.NUMRET, "Läst ihop med ett annat nummer för samma person.")
ISARFORD = Nyhet(Om.NUMRET, "Inte längre läst ihop med ett annat nummer.")


def changed_facts(
    kommun: str, personer: Collection[int], sedan: datetime
) -> dict[int, tuple[list[Faktum], list[Faktum]]]:
    """For each person the facts known at the moment that hold no more, and those that have come
    since and hold. One query for each kind of fact."""
    found: dict[int, tuple[list[Faktum], list[Faktum]]] = defaultdict(lambda: ([], []))
    for model in FACTS:
        rows = model.objects.filter(
            Q(kand_fran__gt=sedan, ersatt__isnull=True) | Q(kand_fran__lte=sedan, ersatt__gt=sedan),
            kommun=kommun,
            person__in=personer,
        )
        for fakt in rows.select_related("fil", "antecknad_av").order_by("fran", "pk"):
            found[fakt.person_id][fakt.ersatt is None].append(fakt)
    return found


def came_and_went(
    kommun: str, personer: Collection[int], sedan: datetime
) -> dict[int, list[Faktum]]:
    """The facts of each person that both came and went after the moment."""
    found: dict[int, list[Faktum]] = defaultdict(list)
    for model in FACTS:
        rows = model.objects.filter(
            kommun=kommun, person__in=personer, kand_fran__gt=sedan, ersatt__isnull=False
        )
        for fakt in rows.select_related("fil", "antecknad_av").order_by("fran", "pk"):
            found[fakt.person_id].append(fakt)
    return found


def merged(kommun: str, personer: Collection[int], sedan: datetime) -> dict[int, list[Nyhet]]:
    """What a caseworker has said since of who is the same human being."""
    rows = Sammanslagning.objects.filter(
        Q(fran__in=personer) | Q(till__in=personer),
        Q(kand_fran__gt=sedan) | Q(ersatt__gt=sedan),
        kommun=kommun,
    )
    found: dict[int, list[Nyhet]] = defaultdict(list)
    for rad in rows.order_by("pk"):
        if rad.ersatt is None:
            found[rad.fran_id].append(HOPLAGD)
            found[rad.till_id].append(BEHALLEN)
        elif rad.kand_fran <= sedan:
            found[rad.fran_id].append(ISARFORD)
            found[rad.till_id].append(ISARFORD)
    return found


def taken_back(kommun: str, sedan: datetime) -> frozenset[int]:
    """The files (ids) that have been taken back since."""
    rows = MottagenFil.objects.filter(kommun=kommun, angrad_tid__gt=sedan)
    return frozenset(rows.values_list("pk", flat=True))
