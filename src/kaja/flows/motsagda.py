"""Of whom sources would disagree if a file were read in. Changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from kaja import regler
from kaja.flows.rader import by_number, kallfil
from kaja.flows.uppspelning import Uppspelning
from kaja.intake.models import MottagenFil, Rad
from kaja.underlag.models import Bevisfaktum, Faktum, Folkbokforingsfaktum, Studiefaktum
from kaja.underlag.motsagelser import Fakta, Motsagelse, motsagelser
from kaja.underlag.queries import underlag_for
from kaja.underlag.skillnad import said_by
from kaja.ungdom.models import Person

_FALT: dict[type[Faktum], str] = {
    Folkbokforingsfaktum: "folkbokforing",
    Studiefaktum: "studier",
    Bevisfaktum: "bevis",
}


def motsagda(
    spelning: Uppspelning, personer: Collection[int], fakta: Iterable[Faktum]
) -> dict[int, list[Motsagelse]]:
    """What would be contradictory of each of these persons on the file's day, when its sender says
    `fakta`, unsaved, of them. Those of whom nothing is are left out."""
    persons = list(Person.objects.filter(pk__in=personer))
    nya, gamla = _by_person(fakta), _by_person(_said_now(spelning, personer))
    found = {
        pk: motsagelser(_as_if(underlag, spelning, gamla[pk], nya[pk]), spelning.fil.dag)
        for pk, underlag in underlag_for(persons).items()
    }
    return {pk: said for pk, said in found.items() if said}


def meningar(fil: MottagenFil, personer: Mapping[str, int]) -> dict[int, str]:
    """The same for some persons (id by number) in the staged file, in sentences."""
    spelning = Uppspelning(fil, med=True)
    poster = by_number(fil.kalla, Rad.objects.filter(fil=fil, nummer__in=list(personer)))
    found = motsagda(spelning, set(personer.values()), spelning.facts(personer, poster))
    return {pk: " ".join(one.mening for one in said) for pk, said in found.items()}


def _said_now(spelning: Uppspelning, personer: Collection[int]) -> Iterable[Faktum]:
    rows = said_by(spelning.model, kallfil(spelning.fil))
    return rows.filter(person__in=personer, ersatt__isnull=True).select_related("fil")


def _by_person(fakta: Iterable[Faktum]) -> dict[int, list[Fakta]]:
    found: dict[int, list[Fakta]] = defaultdict(list)
    for fact in fakta:
        found[fact.person_id].append(_to_law(fact))
    return found


def _as_if(
    underlag: regler.Underlag, spelning: Uppspelning, gamla: list[Fakta], nya: list[Fakta]
) -> regler.Underlag:
    """What the law would see: what the sender says now gives way to what it would say."""
    field = _FALT[spelning.model]
    kvar = [fact for fact in getattr(underlag, field) if fact not in gamla]
    said: dict[str, Any] = {field: (*kvar, *nya)}
    return underlag._replace(**said)


def _to_law(fact: Faktum) -> Fakta:
    """The fact in the law's own form, as `underlag.hamta` gives those that are stored."""
    fil = fact.fil
    kalla = regler.Kalla(fil.kalla, fil.namn, fact.rad, fil.mottagen) if fil else None
    match fact:
        case Studiefaktum(fran=fran) if fran is not None:
            form, avbrott = fact.skolform, fact.avbrott
            return regler.Studie(form, fran, fact.till, avbrott, fact.studievag, kalla)
        case Bevisfaktum(fran=fran) if fran is not None:
            return regler.Bevis(fact.typ, fran, kalla)
        case Folkbokforingsfaktum():
            return regler.Folkbokforing(
                fact.kommunkod,
                fact.fran,
                fact.till,
                fact.skydd,
                fact.avregistrering,
                fact.avregistrerad,
                fact.ordning,
                kalla,
            )
    raise TypeError(f"{type(fact).__name__} kommer inte ur en fil")
