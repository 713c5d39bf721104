"""The preview of a file, counted once and kept while nothing else is known than it was counted
by."""

from __future__ import annotations

from typing import Any

from kaja.audit.queries import events
from kaja.flows.forhandsvisning import Skulle, skulle
from kaja.intake.models import MottagenFil, Status

# What is done in a municipality without anything that a preview rests on becoming different.
_UTAN_BETYDELSE = (
    "fil.mottagen",
    "fil.granskas",
    "fil.kartlaggs",
    "fil.kartlagd",
    "fil.kastad",
    "kartlaggning.ny",
    "kartlaggning.andrad",
    "lista.exporterad",
    "bedomning.andrade",
    "register.handelser",
    "fullstandighet.raknad",
    "korning.begard",
    "korning.startad",
    "korning.klar",
)


def sparad_skulle(fil: MottagenFil) -> Skulle:
    """What reading the file in would do; counted anew only when something else has become known."""
    efter = _latest_event(fil)
    kept = fil.skulle
    if isinstance(kept, dict) and kept.get("efter") == efter and kept.get("falt") == _FIELDS:
        return Skulle(*(_as_it_was(value) for value in kept["varden"]))
    found = skulle(fil)
    fil.skulle = {"efter": efter, "falt": _FIELDS, "varden": list(found)}
    waiting = MottagenFil.objects.filter(pk=fil.pk, status=Status.GRANSKAS)
    waiting.update(skulle=fil.skulle)
    return found


_FIELDS = list(Skulle._fields)


def _as_it_was(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _latest_event(fil: MottagenFil) -> int:
    """The number of the latest event in the municipality that a preview may rest on."""
    found = events(fil.kommun_id).exclude(handling__in=_UTAN_BETYDELSE)
    latest = found.values_list("nr", flat=True).first()
    return latest or 0
