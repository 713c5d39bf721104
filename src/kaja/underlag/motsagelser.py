"""Where what is known of a person cannot all be true. Pure: facts in, sentences out.

The law takes the fact that weighs most and gives its answer all the same. That two sources disagree
is said beside the answer, so that a person can ask the one who is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple, TypeAlias

from kaja import regler
from kaja.regler.skollagen_29_9 import skolformer

Fakta: TypeAlias = regler.Folkbokforing | regler.Studie | regler.Bevis

# Whoever goes to one of these full time goes to no other. Komvux and sfi are read beside.
HELTID = skolformer.OBLIGATORISKA | skolformer.GYMNASIALA
# Deregistered for good or for now; GN only says that the number has been replaced.
BORTA = {"AV": "avliden", "UV": "utvandrad", "OB": "försvunnen"}
EXAMEN = frozenset({"examensbevis", "examensbevis_komvux"})


class Motsagelse(NamedTuple):
    """Facts that cannot all be true: the stable id of the kind, a Swedish sentence with days as
    ÅÅÅÅ-MM-DD, and the facts, in the order of the sentence."""

    slag: str
    mening: str
    fakta: tuple[Fakta, ...]


def motsagelser(underlag: regler.Underlag, dag: date) -> list[Motsagelse]:
    """What is contradictory on the day; the same list whatever order the facts came in."""
    return [found for kind in SLAG.values() for found in kind(underlag, dag)]


def _tva_skolor(underlag: regler.Underlag, dag: date) -> Iterator[Motsagelse]:
    """Two sources each say that the person goes to their school, full time, on the day."""
    pagar = [s for s in _i_ordning(underlag) if s.skolform in HELTID and _pagar(s, dag)]
    for en, annan in combinations(pagar, 2):
        if _kalla(en) != _kalla(annan) and _inskrivning(en) != _inskrivning(annan):
            mening = (
                f"Två inskrivningar pågår samtidigt: {_namn(en)} från {en.fran} och "
                f"{_namn(annan)} från {annan.fran}."
            )
            yield Motsagelse("tva_skolor", mening, (en, annan))


def _olika_slut(underlag: regler.Underlag, dag: date) -> Iterator[Motsagelse]:
    """Of the same enrolment one source says that it goes on, another that it has ended."""
    borjade = [s for s in _i_ordning(underlag) if s.fran <= dag]
    for en, annan in combinations(borjade, 2):
        if _kalla(en) == _kalla(annan) or _inskrivning(en) != _inskrivning(annan):
            continue
        if _pagar(en, dag) != _pagar(annan, dag):
            kvar, slut = (en, annan) if _pagar(en, dag) else (annan, en)
            mening = (
                f"En källa säger att inskrivningen i {_namn(kvar)} från {kvar.fran} pågår, en "
                "annan att den har slutat."
            )
            yield Motsagelse("olika_slut", mening, (kvar, slut))


def _avregistrerad(underlag: regler.Underlag, dag: date) -> Iterator[Motsagelse]:
    """Somebody who is dead, has emigrated or cannot be found goes to school."""
    rader = [rad for rad in underlag.folkbokforing if (rad.fran or date.min) <= dag]
    if not rader:
        return
    rad = max(rader, key=lambda r: (r.fran or date.min, r.ordning, r.avregistrering))
    if rad.avregistrering not in BORTA or (rad.avregistrerad or date.min) > dag:
        return
    for studie in _i_ordning(underlag):
        if _pagar(studie, dag):
            sedan = f" {rad.avregistrerad}" if rad.avregistrerad else ""
            mening = (
                f"Inskriven i {_namn(studie)} från {studie.fran}, men avregistrerad som "
                f"{BORTA[rad.avregistrering]}{sedan}."
            )
            yield Motsagelse("inskriven_avregistrerad", mening, (studie, rad))


def _examen_fore(underlag: regler.Underlag, dag: date) -> Iterator[Motsagelse]:
    """Somebody who has the examen begins anew in the school that leads to it."""
    bevis = sorted((b for b in underlag.bevis if b.typ in EXAMEN), key=_i_tid)
    for studie in _i_ordning(underlag):
        fore = [b for b in bevis if b.datum < studie.fran]
        if studie.skolform == "GY" and _pagar(studie, dag) and fore:
            mening = (
                f"Har gymnasieexamen {fore[0].datum}, men är inskriven i {_namn(studie)} "
                f"från {studie.fran}."
            )
            yield Motsagelse("examen_fore_inskrivning", mening, (fore[0], studie))


SLAG: dict[str, Callable[[regler.Underlag, date], Iterator[Motsagelse]]] = {
    "tva_skolor": _tva_skolor,
    "olika_slut": _olika_slut,
    "inskriven_avregistrerad": _avregistrerad,
    "examen_fore_inskrivning": _examen_fore,
}


def _i_ordning(underlag: regler.Underlag) -> list[regler.Studie]:
    return sorted(underlag.studier, key=skolformer.i_tid)


def _i_tid(bevis: regler.Bevis) -> tuple[object, ...]:
    return bevis.datum, bevis.typ, *skolformer.var(bevis.kalla)


def _pagar(studie: regler.Studie, dag: date) -> bool:
    return skolformer.pagar(studie, dag)


def _inskrivning(studie: regler.Studie) -> tuple[str, str, date]:
    """What makes two sources' enrolments the same one."""
    return studie.skolform, studie.studievag, studie.fran


def _kalla(faktum: Fakta) -> tuple[str, str, str]:
    """Which file, or whose word, it is: within one source two rows are no disagreement."""
    kalla = faktum.kalla
    return (kalla.namn, kalla.fil, str(kalla.mottagen)) if kalla else ("", "", "")


def _namn(studie: regler.Studie) -> str:
    """ "gymnasieskola (TE)"."""
    form = skolformer.namn(studie)
    return f"{form} ({studie.studievag})" if studie.studievag else form
