"""Punkt 4 och 5: den som varken har gymnasieexamen eller gymnasiebevis.

Att inget bevis finns säger något bara om bevisen har hunnit rapporteras. Ett studiebevis är i sig
ett bevis för att examen saknas.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from kaja.regler.byggstenar import Fraga, Skal, Svar
from kaja.regler.skollagen_29_9 import skal
from kaja.regler.skollagen_29_9.skolformer import ar_introduktionsprogram, i_tid, var
from kaja.regler.underlag import Bevis, Studie, Underlag

_EN_DAG = timedelta(days=1)


class _Examen(NamedTuple):
    """Det som skiljer punkt 4 och 5 åt: bevisen, skolformen och de svar som kan ges."""

    bevis: frozenset[str]
    skolform: str
    finns: Skal
    studiebevis: Skal
    inte_gatt_klart: Skal
    saknas: Skal
    okand: Skal
    tackning_okand: Skal


_GYMNASIEEXAMEN = _Examen(
    frozenset({"examensbevis", "examensbevis_komvux"}),
    "GY",
    skal.HAR_EXAMEN,
    skal.STUDIEBEVIS,
    skal.INTE_GATT_KLART,
    skal.INGEN_EXAMEN,
    skal.EXAMEN_OKAND,
    skal.EXAMEN_TACKNING_OKAND,
)
_GYMNASIEBEVIS = _Examen(
    frozenset({"gymnasiebevis"}),
    "GYS",
    skal.HAR_GYMNASIEBEVIS,
    skal.STUDIEBEVIS_ANPASSAD,
    skal.INTE_GATT_ANPASSAD,
    skal.INGET_GYMNASIEBEVIS,
    skal.GYMNASIEBEVIS_OKANT,
    skal.GYMNASIEBEVIS_TACKNING_OKAND,
)


def har_gymnasieexamen(underlag: Underlag, fraga: Fraga) -> Svar | None:
    return _har(_GYMNASIEEXAMEN, underlag, fraga)


def har_ingen_gymnasieexamen(underlag: Underlag, fraga: Fraga) -> Svar:
    return _har_inte(_GYMNASIEEXAMEN, underlag, fraga)


def har_gymnasiebevis(underlag: Underlag, fraga: Fraga) -> Svar | None:
    return _har(_GYMNASIEBEVIS, underlag, fraga)


def har_inget_gymnasiebevis(underlag: Underlag, fraga: Fraga) -> Svar:
    return _har_inte(_GYMNASIEBEVIS, underlag, fraga)


def _har(examen: _Examen, underlag: Underlag, fraga: Fraga) -> Svar | None:
    dag = fraga.dag
    forsta = None
    for bevis in underlag.bevis:
        if (
            bevis.typ in examen.bevis
            and bevis.datum <= dag
            and (forsta is None or i_datumordning(bevis) < i_datumordning(forsta))
        ):
            forsta = bevis
    if forsta is not None:
        return Svar(examen.finns, (forsta.datum,), (forsta,))
    sista = _sista_oprovade(examen, underlag, dag)
    if sista is None or _bevisen_har_kommit(sista, underlag, fraga):
        return None
    rapporterat = underlag.tackning.bevis
    if rapporterat is None:
        return Svar(examen.tackning_okand, (_sista_dag(sista),), (sista,))
    return Svar(examen.okand, (_sista_dag(sista), rapporterat), (sista, underlag.tackning))


def _har_inte(examen: _Examen, underlag: Underlag, fraga: Fraga) -> Svar:
    """Svaret när punkten är uppfylld."""
    sista = _sista_oprovade(examen, underlag, fraga.dag)
    if sista is not None:
        varden = (_sista_dag(sista), underlag.tackning.bevis)
        return Svar(examen.saknas, varden, (sista, underlag.tackning))
    studiebevis = _senaste_studiebevis(underlag, fraga.dag)
    if studiebevis is not None and _kan_galla(examen, underlag):
        return Svar(examen.studiebevis, (studiebevis.datum,), (studiebevis,))
    return Svar(examen.inte_gatt_klart)


def bevis_kan_saknas(underlag: Underlag, dag: date, vantan: int) -> bool:
    """Är bevisen efter en fullföljd utbildning inte inväntade? Också om ett studiebevis finns."""
    rapporterat = underlag.tackning.bevis
    return any(
        studie.skolform in ("GY", "GYS")
        and _ar_fullfoljd(studie, dag)
        and (rapporterat is None or (rapporterat - _sista_dag(studie)).days < vantan)
        for studie in underlag.studier
    )


def i_datumordning(bevis: Bevis) -> tuple[object, ...]:
    return (bevis.datum, bevis.typ, *var(bevis.kalla))


def _senaste_studiebevis(underlag: Underlag, dag: date) -> Bevis | None:
    har = [b for b in underlag.bevis if b.typ == "studiebevis" and b.datum <= dag]
    return max(har, key=i_datumordning) if har else None


def _kan_galla(examen: _Examen, underlag: Underlag) -> bool:
    """Ett studiebevis säger inget om den skolform som den unge aldrig har gått i."""
    former = {s.skolform for s in underlag.studier if s.skolform in ("GY", "GYS")}
    return not former or examen.skolform in former


def _sista_oprovade(examen: _Examen, underlag: Underlag, dag: date) -> Studie | None:
    """Den senast fullföljda studie som ett studiebevis inte redan har gett svar om."""
    sista = None
    for studie in underlag.studier:
        if (
            studie.skolform == examen.skolform
            and _ar_fullfoljd(studie, dag)
            and (sista is None or _i_slutordning(studie) > _i_slutordning(sista))
        ):
            bevis = _senaste_studiebevis(underlag, dag)
            if bevis is None or studie.fran > bevis.datum:
                sista = studie
    return sista


def _ar_fullfoljd(studie: Studie, dag: date) -> bool:
    if studie.avbrott or studie.till is None or ar_introduktionsprogram(studie):
        return False
    return _sista_dag(studie) <= dag


def _i_slutordning(studie: Studie) -> tuple[date, tuple[object, ...]]:
    return (_sista_dag(studie), i_tid(studie))


def _sista_dag(studie: Studie) -> date:
    assert studie.till is not None
    return studie.till - _EN_DAG


def _bevisen_har_kommit(studie: Studie, underlag: Underlag, fraga: Fraga) -> bool:
    """Att inget bevis finns säger något först när bevisen har hunnit rapporteras."""
    rapporterat = underlag.tackning.bevis
    if rapporterat is None:
        return False
    slut = _sista_dag(studie)
    vantan = min((fraga.dag - slut).days, fraga.installningar.bevis_vantan_dagar)
    return (rapporterat - slut).days >= vantan
