"""Whether the picture of another day still holds: has anything been said since it was made?

It is asked each time a picture is shown, so it is looked up in what is new and what is superseded,
and not by counting all that there is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet, Value

from kaja.access.models import Kommun
from kaja.register.models import Dagsbild, Registerhandelse
from kaja.styrning.models import Installning
from kaja.underlag.models import Tackning
from kaja.underlag.queries import FACTS
from kaja.ungdom.models import Sammanslagning

ERSATTS = (*FACTS, Tackning, Sammanslagning, Installning)
"""What an answer rests on: rows that are added and superseded, and never overwritten."""
SAGT = (*ERSATTS, Registerhandelse)
"""And what is only added: who has a post is in the picture, also without a fact."""


def sett(bild: Dagsbild) -> str:
    """What there is to judge by before the picture is made, for `galler`. What was known at a
    moment in the past never changes, so then it is only how the program reads the law."""
    program = {"program": version("kaja")}
    return json.dumps(program if bild.kand else {**program, **_nu(bild.kommun)})


def galler(bild: Dagsbild) -> bool:
    """Would the picture be the same if it was made now? No also when that is not known."""
    fore = json.loads(bild.sett or "{}")
    if fore.get("program") != version("kaja"):
        return False
    return bild.kand is not None or _laget(bild.kommun_id, fore["sist"]) == fore["laget"]


@transaction.atomic
def _nu(kommun: Kommun) -> dict[str, dict[str, int]]:
    """The last row of each table, and how things stand then. Whoever adds or supersedes rows has
    the municipality's lock, so none of them comes later and has a lower number."""
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    sist = {
        model.__name__: model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        for model in SAGT
    }
    return {"sist": sist, "laget": _laget(kommun.pk, sist)}


def _laget(kommun: str, sist: Mapping[str, int]) -> dict[str, int]:
    """How many rows the municipality (code) has after the last ones, and how many superseded in
    all, by table. One query."""
    forsta, *andra = [
        *(_nya(model, kommun, sist[model.__name__]) for model in SAGT),
        *(_ersatta(model, kommun) for model in ERSATTS),
    ]
    return dict(forsta.union(*andra, all=True))


def _nya(model: Any, kommun: str, efter: int) -> QuerySet[Any, Any]:
    """The municipality is asked for in the count and not of the rows: then a database walks the few
    new ones, and not all of the municipality's."""
    return _antal(model.objects.filter(pk__gt=efter), f"ny {model.__name__}", Q(kommun=kommun))


def _ersatta(model: Any, kommun: str) -> QuerySet[Any, Any]:
    rader = model.objects.filter(kommun=kommun, ersatt__isnull=False)
    return _antal(rader, f"ersatt {model.__name__}", Q())


def _antal(rader: QuerySet[Any], vad: str, villkor: Q) -> QuerySet[Any, Any]:
    """One row with what it is, and how many: 0 too, as nothing but a constant groups it."""
    rakna = Count("pk", filter=villkor) if villkor else Count("pk")
    namngivna = rader.order_by().annotate(vad=Value(vad)).values("vad")
    antal: QuerySet[Any, Any] = namngivna.annotate(n=rakna).values_list("vad", "n")
    return antal
