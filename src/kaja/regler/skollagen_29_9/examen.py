"""Punkt 4 och 5: den som varken har gymnasieexamen eller gymnasiebevis.

Att inget bevis finns säger något bara om bevisen har hunnit rapporteras. Ett studiebevis är i sig
ett bevis för att examen saknas.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from kaja.regler.byggstenar import Fraga, Skal, Svar
from kaja.regler.skollagen_29_9 import skal
from kaja.regler.skollagen_29_9.skolformer import ar_introduktionsprogram, i_tid
from kaja.regler.underlag import Bevis, Studie, Underlag

_EN_DAG = timedelta(days=1)


class _Examen(NamedTuple):
    """Det som skiljer punkt 4 och 5 åt: bevisen, skolformen och de svar som kan ges."""

    bevis: frozenset[str]
    skolform: str
    finns: Skal
    studiebevis: Skal
    inte_gatt_klart: Svar
    saknas: Skal
    okand: Skal
    tackning_okand: Skal


_GYMNASIEEXAMEN = _Examen(
    frozenset({"examensbevis", "examensbevis_komvux"}),
    "GY",
    skal.HAR_EXAMEN,
    skal.STUDIEBEVIS,
    Svar(skal.INTE_GATT_KLART),
    skal.INGEN_EXAMEN,
    skal.EXAMEN_OKAND,
    skal.EXAMEN_TACKNING_OKAND,
)
_GYMNASIEBEVIS = _Examen(
    frozenset({"gymnasiebevis"}),
    "GYS",
    skal.HAR_GYMNASIEBEVIS,
    skal.STUDIEBEVIS_ANPASSAD,
    Svar(skal.INTE_GATT_ANPASSAD),
    skal.INGET_GYMNASIEBEVIS,
    skal.GYMNASIEBEVIS_OKANT,
    skal.GYMNASIEBEVIS_TACKNING_OKAND,
)


def saknar_gymnasieexamen(underlag: Underlag, fraga: Fraga) -> Svar:
    return _saknar(_GYMNASIEEXAMEN, underlag, fraga)


def saknar_gymnasiebevis(underlag: Underlag, fraga: Fraga) -> Svar:
    return _saknar(_GYMNASIEBEVIS, underlag, fraga)


def _saknar(examen: _Examen, underlag: Underlag, fraga: Fraga) -> Svar:
    utfardade = [bevis for bevis in underlag.bevis if bevis.datum <= fraga.dag]
    har = [bevis for bevis in utfardade if bevis.typ in examen.bevis]
    if har:
        forsta = min(har, key=i_datumordning)
        return Svar(examen.finns, (forsta.datum,), (forsta,))
    studiebevis = None
    if utfardade:
        studiebevis = max(
            (b for b in utfardade if b.typ == "studiebevis"), default=None, key=i_datumordning
        )
    sista = _sista_oprovade(examen, underlag, studiebevis, fraga.dag)
    if sista is not None:
        return _gick_ut(examen, sista, underlag, fraga)
    if studiebevis is not None and _kan_galla(examen, underlag):
        return Svar(examen.studiebevis, (studiebevis.datum,), (studiebevis,))
    return examen.inte_gatt_klart


def i_datumordning(bevis: Bevis) -> tuple[date, str]:
    return (bevis.datum, bevis.typ)


def _kan_galla(examen: _Examen, underlag: Underlag) -> bool:
    """Ett studiebevis säger inget om den skolform som den unge aldrig har gått i."""
    former = {s.skolform for s in underlag.studier if s.skolform in ("GY", "GYS")}
    return not former or examen.skolform in former


def _sista_oprovade(
    examen: _Examen, underlag: Underlag, studiebevis: Bevis | None, dag: date
) -> Studie | None:
    """Den senast fullföljda studie som ett studiebevis inte redan har gett svar om."""
    fullfoljda = [
        studie
        for studie in underlag.studier
        if studie.skolform == examen.skolform
        and not studie.avbrott
        and studie.till is not None
        and studie.till - _EN_DAG <= dag
        and not ar_introduktionsprogram(studie)
        and (studiebevis is None or studie.fran > studiebevis.datum)
    ]
    return max(fullfoljda, key=lambda s: (s.till, i_tid(s))) if fullfoljda else None


def _gick_ut(examen: _Examen, studie: Studie, underlag: Underlag, fraga: Fraga) -> Svar:
    """Att inget bevis finns säger något först när bevisen har hunnit rapporteras."""
    assert studie.till is not None
    slut = studie.till - _EN_DAG
    rapporterat = underlag.tackning.bevis
    if rapporterat is None:
        return Svar(examen.tackning_okand, (slut,), (studie,))
    vantan = min((fraga.dag - slut).days, fraga.installningar.bevis_vantan_dagar)
    har_rapporterat = (rapporterat - slut).days >= vantan
    svar = examen.saknas if har_rapporterat else examen.okand
    return Svar(svar, (slut, rapporterat), (studie, underlag.tackning))
