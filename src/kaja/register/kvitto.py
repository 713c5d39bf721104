"""The receipt: an answer of the law as it is stored and shown, with short copies of the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from kaja import regler
from kaja.access import kommuner
from kaja.regler.omprovning import beror_pa_tackning, provas_igen
from kaja.regler.skollagen_29_9 import skal, skolformer

# The source that each point waits for: the one whose coverage is evidence.
COVERAGE = {"kaa.p3": "elever", "kaa.p4": "bevis", "kaa.p5": "bevis"}

# The reasons of point 2 that rest on the first day of registration in Sweden.
CAME_LATE = (
    skal.KOM_UTAN_SKOLPLIKT,
    skal.KOM_UTAN_SKOLPLIKT_2015,
    skal.UTAN_SKOLPLIKT_INTE_HAR_AN,
)

NAMES = dict(kommuner.read())


def columns(besked: regler.Besked) -> dict[str, Any]:
    """The answer as the columns of a `Bedomning`, except those that say whose and when, and when
    it is to be tried again."""
    bedomning = besked.bedomning
    return {
        **listed(besked),
        "galler_till_och_med": besked.galler_till_och_med,
        "fraga": to_ask(bedomning),
        "svar": answers(bedomning),
    }


def listed(besked: regler.Besked) -> dict[str, Any]:
    """Those of the columns that a list of the target group shows and counts by: all that a
    `Dagsbildsrad` keeps."""
    bedomning = besked.bedomning
    return {
        "utfall": str(bedomning.utfall),
        "avgorande_punkt": bedomning.avgorande_punkt,
        "ingangsorsak": besked.ingangsorsak,
        "omfattas_fran": besked.omfattas_fran,
        "vantar_pa_start": besked.vantar_pa_start,
        "vantar_pa_kallor": _names(bedomning.vantar_pa_kallor),
        "bara_sen_kalla": bedomning.bara_sen_kalla,
        "motivering": bedomning.motivering,
    }


def to_ask(bedomning: regler.Bedomning) -> str:
    """The first unclear reason (id) that a person must ask about; none when all wait for sources,
    or nothing is unclear."""
    oklara = (svar.skal for _, svar in bedomning.avgorande if svar.skal.fraga)
    return next((skal.id for skal in oklara if not skal.kalla), "")


def when_again(bedomning: regler.Bedomning) -> dict[str, Any]:
    """When, and for which sources, the answer is to be tried again, as columns of a `Bedomning`."""
    return {
        "provas_igen": provas_igen(bedomning.underlag, bedomning.fraga),
        "beror_pa_kallor": _names(beror_pa_tackning(bedomning)),
    }


def _names(kallor: Iterable[str]) -> str:
    return ",".join(sorted(kallor))


def answers(bedomning: regler.Bedomning) -> list[dict[str, Any]]:
    """One entry for each point, in the order of the law, ready for JSON."""
    return [
        {
            "villkor": villkor.id,
            "rubrik": villkor.rubrik,
            "lagrum": str(villkor.lagrum),
            "utfall": str(svar.utfall),
            "skal": svar.skal.id,
            "mening": svar.motivering,
            "fraga": svar.skal.fraga,
            "till": svar.skal.till,
            "belagg": list(_evidence(villkor, svar)),
        }
        for villkor, svar in bedomning.punkter
    ]


def _evidence(villkor: regler.Villkor, svar: regler.Svar) -> Iterator[dict[str, Any]]:
    source = COVERAGE.get(villkor.punkt, "folkbokforing")
    for fact in svar.belagg:
        slag, text = _day(fact, villkor, svar) if type(fact) is date else _described(fact, source)
        kalla = getattr(fact, "kalla", None) or regler.Kalla(source if slag == "tackning" else "")
        yield {
            "slag": slag,
            "text": text,
            "kalla": kalla.namn,
            "fil": kalla.fil,
            "rad": kalla.rad,
            "mottagen": kalla.mottagen.isoformat() if kalla.mottagen else "",
            # Only for what a caseworker noted: a file has nobody.
            **({"av": kalla.antecknad_av} if kalla.antecknad_av else {}),
        }


def _described(fact: object, source: str) -> tuple[str, str]:
    match fact:
        case regler.Folkbokforing():
            return "folkbokforing", _folkbokforing(fact)
        case regler.Studie():
            return "studie", _studie(fact)
        case regler.Bevis() | regler.Motsvarande():
            return type(fact).__name__.lower(), f"{fact.typ} {fact.datum}"
        case regler.Tackning():
            tom = getattr(fact, source)
            return "tackning", f"Rapporterat till och med {tom}" if tom else "Täckning saknas"
        case int():
            return "fodd", f"Född {fact}"
    return "uppgift", str(fact)


def _day(day: date, villkor: regler.Villkor, svar: regler.Svar) -> tuple[str, str]:
    """A bare day: what it is depends on which point it answers, and why."""
    if villkor.punkt != "kaa.p2":
        return "fodd", f"Född {day}"
    if svar.skal in CAME_LATE:
        return "folkbokford_fran", f"Folkbokförd i Sverige från {day}"
    return "skolplikt_upphor", f"Skolpliktens sista dag {day}"


def _folkbokforing(fact: regler.Folkbokforing) -> str:
    kommun = kommun_i_ord(fact.kommun) if fact.kommun else "okänd kommun"
    text = f"Folkbokförd i {kommun}{_period(fact.fran, fact.till)}"
    if fact.avregistrering:
        text += f", avregistrerad {fact.avregistrering} {fact.avregistrerad or 'utan datum'}"
    return text


def kommun_i_ord(kod: str) -> str:
    """ "Borlänge (2081)", or the code alone if no municipality has it."""
    return f"{NAMES[kod]} ({kod})" if kod in NAMES else kod


def _studie(fact: regler.Studie) -> str:
    text = f"{skolformer.namn(fact).capitalize()} {fact.studievag}".strip()
    return f"{text}{_period(fact.fran, fact.till)}{', avbrott' if fact.avbrott else ''}"


def _period(fran: date | None, till: date | None) -> str:
    """A half-open period in words, with its last day."""
    start = f" från {fran}" if fran else ""
    return start + (f" till och med {till - timedelta(days=1)}" if till else "")
