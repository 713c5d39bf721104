"""29 kap. 9 § första stycket skollagen, punkt för punkt, i de lydelser som gällt sedan 2015.

Texten står i `lagtext.md`, läsningen av vaga ord i `docs/tolkningar.md` och fallen i `fall.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kaja.regler.byggstenar import Fraga, Lagrum, Skal, Svar, Villkor
from kaja.regler.skollagen_29_9 import skal
from kaja.regler.skollagen_29_9.hemkommun import folkbokford_i_kommunen
from kaja.regler.skollagen_29_9.skolformer import (
    KVAR_EFTER_SKOLPLIKT,
    OBLIGATORISKA,
    ar_introduktionsprogram,
    namn,
    pagar,
    raknas,
)
from kaja.regler.underlag import Bevis, Studie, Underlag

_EN_DAG = timedelta(days=1)


# Punkt 1 ---------------------------------------------------------------------------------------


def fyller_20(fodd: date) -> date:
    """20-årsdagen. Den 29 februari finns åter efter 20 år, utom år 2100."""
    try:
        return fodd.replace(year=fodd.year + 20)
    except ValueError:
        return date(fodd.year + 20, 3, 1)


def under_20(underlag: Underlag, fraga: Fraga) -> Svar:
    if underlag.fodd is None:
        return Svar(skal.FODELSEDAG_OKAND)
    dagen = fyller_20(underlag.fodd)
    return Svar(skal.UNDER_20 if fraga.dag < dagen else skal.FYLLT_20, (dagen,), (underlag.fodd,))


# Punkt 2 ---------------------------------------------------------------------------------------


def forsta_dag_utan_skolplikt(underlag: Underlag, dag: date) -> date | None:
    """1 juli det år personen fyller 16, i specialskolan 17 (7 kap. 12 §). Aldrig räknat på ålder."""
    if underlag.fodelsear is None:
        return None
    return date(underlag.fodelsear + (17 if _senast_i_specialskolan(underlag, dag) else 16), 7, 1)


def _senast_i_specialskolan(underlag: Underlag, dag: date) -> bool:
    """Den obligatoriska skola som började sist, till och med dagen, avgör; lika: specialskolan."""
    senast, special = date.min, False
    for studie in underlag.studier:
        if studie.skolform in OBLIGATORISKA and senast <= studie.fran <= dag:
            ar_special = studie.skolform == "SP"
            special = ar_special or (special and studie.fran == senast)
            senast = studie.fran
    return special


def kom_utan_skolplikt(underlag: Underlag, dag: date) -> bool:
    """Folkbokförd i Sverige i en ålder utan skolplikt (andra ledet). En uttrycklig dag går före."""
    forst = underlag.folkbokford_fran
    if forst is None or forst > dag or underlag.skolplikt_upphor is not None:
        return False
    gransen = forsta_dag_utan_skolplikt(underlag, dag)
    return gransen is not None and forst >= gransen


def skolplikten_fullgjord_2015(underlag: Underlag, fraga: Fraga) -> Svar:
    """Utan andra ledet: den som aldrig haft skolplikt här har inte fullgjort den."""
    if _beslut_utan_datum(underlag):
        return Svar(skal.SKOLPLIKTSBESLUT_UTAN_DATUM)
    if kom_utan_skolplikt(underlag, fraga.dag):
        forst = underlag.folkbokford_fran
        return Svar(skal.KOM_UTAN_SKOLPLIKT_2015, (forst,), (forst,))
    return _skolplikten_fullgjord(underlag, fraga)


def skolplikten_fullgjord_2018(underlag: Underlag, fraga: Fraga) -> Svar:
    if _beslut_utan_datum(underlag):
        return Svar(skal.SKOLPLIKTSBESLUT_UTAN_DATUM)
    if kom_utan_skolplikt(underlag, fraga.dag):
        forst = underlag.folkbokford_fran
        return _kvar_i_grundskola(underlag, fraga) or Svar(
            skal.KOM_UTAN_SKOLPLIKT, (forst,), (forst,)
        )
    return _skolplikten_fullgjord(underlag, fraga)


def _beslut_utan_datum(underlag: Underlag) -> bool:
    return underlag.skolpliktsbeslut_utan_datum and underlag.skolplikt_upphor is None


def _skolplikten_fullgjord(underlag: Underlag, fraga: Fraga) -> Svar:
    sista = underlag.skolplikt_upphor
    if sista is not None:
        if fraga.dag <= sista:
            return Svar(skal.SKOLPLIKT_GALLER, (sista,), (sista,))
        return _kvar_i_grundskola(underlag, fraga) or Svar(
            skal.SKOLPLIKT_OVER_BESLUT, (sista,), (sista,)
        )
    over = forsta_dag_utan_skolplikt(underlag, fraga.dag)
    if over is None:
        return Svar(skal.FODELSEAR_OKANT)
    if fraga.dag < over:
        return Svar(skal.SKOLPLIKT_GALLER, (over - _EN_DAG,), (underlag.fodelsear,))
    return _kvar_i_grundskola(underlag, fraga) or Svar(
        skal.SKOLPLIKT_OVER, (over,), (underlag.fodelsear,)
    )


_KVAR = {
    "oklart": skal.KVAR_I_GRUNDSKOLA,
    "uppfyllt": skal.KVAR_I_GRUNDSKOLA_JA,
    "inte_uppfyllt": skal.KVAR_I_GRUNDSKOLA_NEJ,
}


def _kvar_i_grundskola(underlag: Underlag, fraga: Fraga) -> Svar | None:
    """7 kap. 15 §: rätten att gå kvar efter skolplikten. Lagen säger inte om punkt 2 är uppfylld."""
    kvar = _senaste_som_pagar(
        [s for s in underlag.studier if s.skolform in KVAR_EFTER_SKOLPLIKT], fraga.dag
    )
    if kvar is None:
        return None
    svar = _KVAR[fraga.installningar.grundskola_efter_skolplikt]
    return Svar(svar, (namn(kvar), kvar.fran), (kvar,))


def _i_tid(studie: Studie) -> tuple[date, date, str, str]:
    """Ordnar studier så att svaret inte beror på i vilken ordning uppgifterna kom."""
    return (studie.fran, studie.till or date.max, studie.skolform, studie.studievag)


def _senaste_som_pagar(studier: Sequence[Studie], dag: date) -> Studie | None:
    pagaende = [studie for studie in studier if pagar(studie, dag)]
    return max(pagaende, key=_i_tid, default=None)


# Punkt 3 ---------------------------------------------------------------------------------------


def gar_inte_i_gymnasiet(underlag: Underlag, fraga: Fraga) -> Svar:
    """Vad som räknas följer lydelsen på dagen (`skolformer.raknas`)."""
    dag = fraga.dag
    borjade = [s for s in underlag.studier if s.fran <= dag and raknas(s, fraga)]
    pagaende = _senaste_som_pagar(borjade, dag)
    if pagaende is not None:
        return _gar(pagaende)
    utan_datum = [studie for studie in borjade if studie.till is None]
    if utan_datum:
        avbruten = max(utan_datum, key=_i_tid)
        return Svar(skal.AVBROTT_UTAN_DATUM, (namn(avbruten), avbruten.fran), (avbruten,))
    return _ingen_utbildning(underlag, fraga)


def _gar(studie: Studie) -> Svar:
    if studie.till is None:
        return Svar(skal.GAR_I_UTBILDNING, (namn(studie), studie.fran), (studie,))
    sista = studie.till - _EN_DAG
    return Svar(skal.GAR_I_UTBILDNING_TILL, (namn(studie), studie.fran, sista), (studie,))


def _ingen_utbildning(underlag: Underlag, fraga: Fraga) -> Svar:
    """Att ingen inskrivning finns säger något bara om källorna har rapporterat så långt."""
    elever = underlag.tackning.elever
    if elever is None:
        return Svar(skal.ELEVUPPGIFTER_OKANDA)
    if (fraga.dag - elever).days > fraga.installningar.elever_farskhet_dagar:
        return Svar(skal.ELEVUPPGIFTER_GAMLA, (elever,), (underlag.tackning,))
    start = kommande_start(underlag, fraga)
    if start is not None:
        return Svar(skal.VANTAR_PA_START, (start.fran, namn(start)), (start, underlag.tackning))
    return _vad_den_unge_gor(underlag, fraga, elever)


def _vad_den_unge_gor(underlag: Underlag, fraga: Fraga, elever: date) -> Svar:
    tackning = underlag.tackning
    laser = _senaste_som_pagar(
        [s for s in underlag.studier if s.skolform not in OBLIGATORISKA], fraga.dag
    )
    if laser is not None:
        return Svar(skal.RAKNAS_INTE, (namn(laser), laser.fran), (laser, tackning))
    sista = senast_avslutade([s for s in underlag.studier if raknas(s, fraga)], fraga.dag)
    if sista is None or sista.till is None:
        return Svar(skal.INGEN_UTBILDNING, (elever,), (tackning,))
    mening = skal.AVBROT if sista.avbrott else skal.SLUTADE
    return Svar(mening, (namn(sista), sista.till - _EN_DAG, elever), (sista, tackning))


def kommande_start(underlag: Underlag, fraga: Fraga) -> Studie | None:
    """Den första utbildning efter dagen som räknas i lydelsen på sin första dag.

    Den som har avbrutits utan datum innan den börjat är inte att vänta på.
    """
    kommande = [
        studie
        for studie in underlag.studier
        if studie.fran > fraga.dag
        and not (studie.avbrott and studie.till is None)
        and raknas(studie, fraga.den(studie.fran))
    ]
    return min(kommande, key=_i_tid, default=None)


def senast_avslutade(studier: Sequence[Studie], dag: date) -> Studie | None:
    """Den studie som slutade sist före `dag`; vid lika den som började sist, sedan avbrottet."""
    slutade = [studie for studie in studier if studie.till is not None and studie.till <= dag]
    return max(slutade, key=lambda s: (s.till, s.fran, s.avbrott, _i_tid(s)), default=None)


# Punkt 4 och 5 ---------------------------------------------------------------------------------


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


def saknar_gymnasieexamen(underlag: Underlag, fraga: Fraga) -> Svar:
    return _saknar(_GYMNASIEEXAMEN, underlag, fraga)


def saknar_gymnasiebevis(underlag: Underlag, fraga: Fraga) -> Svar:
    return _saknar(_GYMNASIEBEVIS, underlag, fraga)


def _saknar(examen: _Examen, underlag: Underlag, fraga: Fraga) -> Svar:
    utfardade = [bevis for bevis in underlag.bevis if bevis.datum <= fraga.dag]
    har = _forsta([bevis for bevis in utfardade if bevis.typ in examen.bevis])
    if har is not None:
        return Svar(examen.finns, (har.datum,), (har,))
    studiebevis = max((b for b in utfardade if b.typ == "studiebevis"), default=None, key=_datum)
    sista = _sista_oprovade(examen, underlag, studiebevis, fraga.dag)
    if sista is not None:
        return _gick_ut(examen, sista, underlag, fraga)
    if studiebevis is not None and _kan_galla(examen, underlag):
        return Svar(examen.studiebevis, (studiebevis.datum,), (studiebevis,))
    return Svar(examen.inte_gatt_klart)


def _datum(bevis: Bevis) -> tuple[date, str]:
    return (bevis.datum, bevis.typ)


def _forsta(bevis: Sequence[Bevis]) -> Bevis | None:
    return min(bevis, key=_datum, default=None)


def _kan_galla(examen: _Examen, underlag: Underlag) -> bool:
    """Ett studiebevis säger inget om den skolform som den unge aldrig har gått i."""
    former = {s.skolform for s in underlag.studier if s.skolform in ("GY", "GYS")}
    return not former or examen.skolform in former


def _sista_oprovade(
    examen: _Examen, underlag: Underlag, studiebevis: Bevis | None, dag: date
) -> Studie | None:
    """Den senast fullföljda studie som ett studiebevis inte redan har gett svar om."""
    sista = None
    for studie in underlag.studier:
        if (
            studie.skolform == examen.skolform
            and studie.till is not None
            and not studie.avbrott
            and (dag - studie.till).days >= -1
            and not ar_introduktionsprogram(studie)
            and (studiebevis is None or studie.fran > studiebevis.datum)
            and (sista is None or sista.till is None or studie.till > sista.till)
        ):
            sista = studie
    return sista


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


# Punkt 6 ---------------------------------------------------------------------------------------

MOTSVARANDE_BEVIS = {
    "ib_diplom": "IB-diplom",
    "utlandsk_examen": "utländsk gymnasieexamen",
    "folkhogskola_behorighet": "behörighetsintyg från folkhögskola",
}


def saknar_motsvarande(underlag: Underlag, fraga: Fraga) -> Svar:
    dag = fraga.dag
    har = _forsta([b for b in underlag.bevis if b.typ in MOTSVARANDE_BEVIS and b.datum <= dag])
    if har is not None:
        return Svar(skal.HAR_MOTSVARANDE, (MOTSVARANDE_BEVIS[har.typ], har.datum), (har,))
    kanda = [uppgift for uppgift in underlag.motsvarande if uppgift.datum <= dag]
    if not kanda:
        return Svar(skal.INGET_MOTSVARANDE)
    avgor = min(kanda, key=lambda uppgift: (uppgift.typ != "bedomd", uppgift.datum))
    svar = skal.BEDOMD_MOTSVARANDE if avgor.typ == "bedomd" else skal.MOTSVARANDE_UTREDS
    return Svar(svar, (avgor.datum,), (avgor,))


# Lydelserna ------------------------------------------------------------------------------------

LAGEN_GALLER_FRAN = date(2015, 1, 1)
LAG_2018_749 = date(2018, 7, 1)


def _punkt(nummer: int) -> Lagrum:
    return Lagrum("skollagen (2010:800)", f"29 kap. 9 § första stycket {nummer}")


VILLKOR: tuple[Villkor, ...] = (
    Villkor(
        "kaa.hemkommun",
        "Folkbokförd i kommunen",
        Lagrum("skollagen (2010:800)", "29 kap. 6 §"),
        LAGEN_GALLER_FRAN,
        None,
        folkbokford_i_kommunen,
    ),
    Villkor("kaa.p1", "Under 20 år", _punkt(1), LAGEN_GALLER_FRAN, None, under_20),
    Villkor(
        "kaa.p2.2015",
        "Skolplikten är fullgjord",
        _punkt(2),
        LAGEN_GALLER_FRAN,
        LAG_2018_749,
        skolplikten_fullgjord_2015,
    ),
    Villkor(
        "kaa.p2.2018",
        "Skolplikten är fullgjord",
        _punkt(2),
        LAG_2018_749,
        None,
        skolplikten_fullgjord_2018,
    ),
    Villkor(
        "kaa.p3.2015",
        "Går inte i gymnasieutbildning",
        _punkt(3),
        LAGEN_GALLER_FRAN,
        LAG_2018_749,
        gar_inte_i_gymnasiet,
    ),
    Villkor(
        "kaa.p3.2018",
        "Går inte i gymnasieutbildning",
        _punkt(3),
        LAG_2018_749,
        None,
        gar_inte_i_gymnasiet,
    ),
    Villkor(
        "kaa.p4", "Har ingen gymnasieexamen", _punkt(4), LAGEN_GALLER_FRAN, None,
        saknar_gymnasieexamen,
    ),
    Villkor(
        "kaa.p5", "Har inget gymnasiebevis", _punkt(5), LAGEN_GALLER_FRAN, None,
        saknar_gymnasiebevis,
    ),
    Villkor(
        "kaa.p6", "Har ingen motsvarande utbildning", _punkt(6), LAGEN_GALLER_FRAN, None,
        saknar_motsvarande,
    ),
)
