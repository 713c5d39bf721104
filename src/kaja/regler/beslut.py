"""Kommunens egna beslut om en ung människas plats i registret, och fakta som de vilar på.

Ett beslut gäller tills de fakta som det vilar på har ändrats. Därför bär det ett avtryck av dem.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any, NamedTuple

from kaja.regler.byggstenar import Fraga, Malgrupp, Utfall
from kaja.regler.skollagen_29_9 import bedom
from kaja.regler.underlag import Folkbokforing, Underlag


class Beslutsslag(StrEnum):
    """Vad en handläggare kan besluta tvärt emot lagens svar.

    Att en utbildning motsvarar gymnasiet är inget sådant beslut utan ett faktum: `Motsvarande`.
    """

    OMFATTAS_ANDA = "omfattas_anda"
    FELAKTIGT_REGISTRERAD = "felaktigt_registrerad"


class Beslut(NamedTuple):
    """Beslutet, dagen det gäller från och avtrycket av de fakta som det vilar på."""

    slag: Beslutsslag
    fran: date
    vilar_pa: str

    def star_sig(self, underlag: Underlag) -> bool:
        """Är de fakta som beslutet vilar på desamma?"""
        return self.vilar_pa == avtryck(underlag)


# Åldern, folkbokföringen och livet själv beslutar ingen handläggare om.
_LAGENS_GRANSER = ("kaa.hemkommun", "kaa.p1")


def inom_lagens_granser(underlag: Underlag, fraga: Fraga) -> Malgrupp:
    """Utfallet för den som kommunen har beslutat *omfattas ändå*: till 20, och bara här."""
    nu = bedom(underlag, fraga)
    utanfor = any(
        svar is not None
        and svar.skal.utfall is Utfall.INTE_UPPFYLLT
        and villkor.punkt in _LAGENS_GRANSER
        for villkor, svar in zip(nu.villkor, nu.hinder, strict=True)
    )
    return Malgrupp.OMFATTAS_INTE if utanfor else Malgrupp.OMFATTAS


def avtryck(underlag: Underlag) -> str:
    """Ett avtryck, 64 tecken, av de fakta som en bedömning vilar på.

    Det är detsamma när samma fakta sägs igen: ordningen, källorna, upprepningar och hur långt
    källorna har rapporterat ingår inte.
    """
    fakta = (
        underlag.fodd,
        underlag.fodelsear,
        _folkbokforing(underlag.folkbokforing),
        underlag.folkbokford_fran,
        underlag.skolplikt_upphor,
        underlag.skolpliktsbeslut_utan_datum,
        _mangd(studie._replace(kalla=None) for studie in underlag.studier),
        _mangd(bevis._replace(kalla=None) for bevis in underlag.bevis),
        _mangd(uppgift._replace(kalla=None) for uppgift in underlag.motsvarande),
    )
    return sha256(_text(fakta).encode()).hexdigest()


def _folkbokforing(rader: Iterable[Folkbokforing]) -> tuple[str, ...]:
    """Raderna från den senaste; `ordning` säger bara vilken av dem som började samma dag."""
    senast_forst = sorted(
        rader, key=lambda rad: (rad.fran or date.min, rad.ordning, _rad(rad)), reverse=True
    )
    return tuple(dict.fromkeys(_rad(rad) for rad in senast_forst))


def _rad(rad: Folkbokforing) -> str:
    """Sekretessmarkering ändrar inte hemkommunen, så den ändrar inte heller ett beslut."""
    skydd = "" if rad.skydd == "sekretessmarkering" else rad.skydd
    return _text(rad._replace(skydd=skydd, ordning=0, kalla=None))


def _mangd(fakta: Iterable[tuple[Any, ...]]) -> tuple[str, ...]:
    return tuple(sorted({_text(faktum) for faktum in fakta}))


def _text(fakta: object) -> str:
    """Fakta som en entydig text; en dag som ÅÅÅÅ-MM-DD."""
    return json.dumps(fakta, default=str)
