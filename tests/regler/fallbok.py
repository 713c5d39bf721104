"""Reads the cases of `fall.md`: what a jurist writes in a cell becomes facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kaja.regler import (
    Andring,
    Bevis,
    Folkbokforing,
    Fraga,
    Installningar,
    Motsvarande,
    Studie,
    Tackning,
    Underlag,
)
from kaja.regler.beslut import Beslut, Beslutsslag, avtryck
from kaja.regler.lagsidor import FALL, Tabell, tabeller

Rad = dict[str, str]
KOMMUN = "1780"
TABELLER = {tabell.rubrik: tabell for tabell in tabeller(FALL.read_text("utf-8"))}
DAG = r"\d{4}-\d\d-\d\d"
PERIOD = rf"(?P<fran>{DAG})?–(?P<tom>{DAG})?"
AVREGISTRERING = {"avliden": "AV", "utvandrad": "UV", "försvunnen": "OB", "numret ersatt": "GN"}
BEVIS = {
    "examensbevis": "examensbevis",
    "examensbevis komvux": "examensbevis_komvux",
    "studiebevis": "studiebevis",
    "gymnasiebevis": "gymnasiebevis",
    "IB-diplom": "ib_diplom",
    "utländsk examen": "utlandsk_examen",
    "folkhögskolebehörighet": "folkhogskola_behorighet",
}
MOTSVARANDE = {"bedömd motsvarande": "bedomd", "motsvarande utreds": "utreds"}
RAD = re.compile(
    rf"(?P<kommun>\d{{4}})( {PERIOD})?(?P<skydd> skyddad folkbokföring| sekretessmarkering)?"
    rf"( (?P<avreg>{'|'.join(AVREGISTRERING)})( (?P<avdag>{DAG}))?)?"
)
STUDIE = re.compile(rf"(?P<form>[A-Z_]+)( (?P<vag>\w+))? {PERIOD}(?P<avbrott> avbrott)?")
DATERAT = re.compile(rf"(?P<vad>.+) (?P<dag>{DAG})")
SKYDD = {"skyddad folkbokföring": "skyddad_folkbokforing"}


def punktfall() -> list[Any]:
    """The rows of the tables of points, as pytest parameters (point id, row)."""
    return [
        pytest.param(punkt[1], rad, id=rad["fall"])
        for rubrik, tabell in TABELLER.items()
        if (punkt := re.search(r"`(kaa\..+)`", rubrik))
        for rad in rader(tabell)
    ]


def fall(rubrik: str) -> list[Any]:
    return [pytest.param(rad, id=rad["fall"]) for rad in rader(TABELLER[rubrik])]


def rader(tabell: Tabell) -> Iterator[Rad]:
    return (dict(zip(tabell.kolumner, rad, strict=True)) for rad in tabell.rader)


def dagen(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def dagen_efter(text: str | None) -> date | None:
    return date.fromisoformat(text) + timedelta(days=1) if text else None


def fragan(rad: Rad) -> Fraga:
    dag, andringar = date.fromisoformat(rad["dag"]), andringarna(rad)
    if andringar:
        return Fraga.enligt(KOMMUN, dag, andringar)
    return Fraga(KOMMUN, dag, val(Installningar(), rad.get("inställning", "")))


def andringarna(rad: Rad) -> list[Andring]:
    """The dated settings of a row, each on top of the one before."""
    andringar = [Andring(date.min, Installningar())]
    for skrivet in rad.get("inställning", "").split("; "):
        namn_och_varde, _, fran = skrivet.partition(" från ")
        if fran:
            fore = andringar[-1].installningar
            andringar.append(Andring(date.fromisoformat(fran), val(fore, namn_och_varde)))
    return andringar[1:]


def val(forval: Any, skrivet: str) -> Any:
    """The setting, as written in a cell, on top of others; a number where the default is one."""
    namn, _, varde = skrivet.partition("=")
    if not hasattr(forval, namn):
        return forval
    return replace(forval, **{namn: type(getattr(forval, namn))(varde)})


def beslutet(rad: Rad) -> Beslut:
    """The decision of a row, resting on the facts of the row before the new ones."""
    slag, _, fran = rad["beslut"].partition(" ")
    return Beslut(Beslutsslag(slag), date.fromisoformat(fran), avtryck(underlaget(rad)))


def nya_underlaget(rad: Rad) -> Underlag:
    """The facts of a row with those that came after the decision."""
    u = underlaget(rad)
    for uppgift in filter(None, rad["nya uppgifter"].split("; ")):
        u = med(u, uppgift)
    return u


def underlaget(rad: Rad) -> Underlag:
    """The facts of a row. What is not said is as the first paragraphs of `fall.md` say."""
    tackt = date.fromisoformat(rad.get("dag") or rad["till och med"])
    u = fodd(rad.get("född", "2008-05-05"))._replace(tackning=Tackning(tackt, tackt, tackt))
    for uppgift in filter(None, rad.get("uppgifter", "").split("; ")):
        u = med(u, uppgift)
    if not u.folkbokforing and "ingen folkbokföring" not in rad.get("uppgifter", ""):
        u = u._replace(folkbokforing=(Folkbokforing(KOMMUN),))
    return u


def fodd(text: str) -> Underlag:
    if re.fullmatch(DAG, text):
        return Underlag(date.fromisoformat(text), int(text[:4]))
    return Underlag(None, None if text == "okänd" else int(text))


def med(u: Underlag, uppgift: str) -> Underlag:
    """The facts with one more, as written in a cell."""
    if uppgift == "ingen folkbokföring":
        return u
    if uppgift == "skolpliktsbeslut utan datum":
        return u._replace(skolpliktsbeslut_utan_datum=True)
    if kalla := re.fullmatch(rf"(elever|bevis) (?:okänt|t\.o\.m\. ({DAG}))", uppgift):
        return u._replace(tackning=u.tackning._replace(**{kalla[1]: dagen(kalla[2] or "")}))
    if rad := RAD.fullmatch(uppgift):
        return u._replace(folkbokforing=(*u.folkbokforing, _folkbokforing(rad, u)))
    if studie := STUDIE.fullmatch(uppgift):
        return u._replace(studier=(*u.studier, _studie(studie)))
    daterat = DATERAT.fullmatch(uppgift)
    assert daterat, f"fall.md: vad betyder {uppgift!r}?"
    return _med_daterat(u, daterat["vad"], date.fromisoformat(daterat["dag"]))


def _folkbokforing(rad: re.Match[str], u: Underlag) -> Folkbokforing:
    skydd = (rad["skydd"] or "").strip()
    return Folkbokforing(
        kommun=rad["kommun"],
        fran=dagen(rad["fran"]),
        till=dagen_efter(rad["tom"]),
        skydd=SKYDD.get(skydd, skydd),
        avregistrering=AVREGISTRERING.get(rad["avreg"], ""),
        avregistrerad=dagen(rad["avdag"]),
        ordning=len(u.folkbokforing),
    )


def _studie(studie: re.Match[str]) -> Studie:
    fran, till = date.fromisoformat(studie["fran"]), dagen_efter(studie["tom"])
    return Studie(studie["form"], fran, till, bool(studie["avbrott"]), studie["vag"] or "")


def _med_daterat(u: Underlag, vad: str, dag: date) -> Underlag:
    if vad == "folkbokförd i Sverige":
        return u._replace(folkbokford_fran=dag)
    if vad == "skolplikt t.o.m.":
        return u._replace(skolplikt_upphor=dag)
    if vad in MOTSVARANDE:
        return u._replace(motsvarande=(*u.motsvarande, Motsvarande(MOTSVARANDE[vad], dag)))
    return u._replace(bevis=(*u.bevis, Bevis(BEVIS[vad], dag)))
