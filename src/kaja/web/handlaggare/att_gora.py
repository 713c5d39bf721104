"""Att göra: who to call now, what is late, who soon turns twenty. The page one begins on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import NamedTuple

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.safestring import SafeString

from kaja.access.enheter import team, unit_mates
from kaja.access.models import User
from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.insatser.models import Uppgift
from kaja.insatser.queries import latest_digest
from kaja.web.handlaggare.att_gora_fragor import OKLARA, UTAN_AGARE
from kaja.web.handlaggare.att_gora_gjort import just_gjort
from kaja.web.handlaggare.att_gora_rad import Rader
from kaja.web.handlaggare.att_gora_urval import Urval
from kaja.web.handlaggare.person_lista import minns_listan
from kaja.web.handlaggare.skolanmalan_klar import handlagd
from kaja.web.handlaggare.skolanmalan_uppgift import med_anmalningar
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.handlaggare.uppgiftsrad import Uppgiftsrad
from kaja.web.handlaggare.urval import minns_oklara
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag
from kaja.web.komponenter.text import VECKODAGAR_LANGA, antal, datum_langt, tal

VEMS = (("mina", "Mina"), ("enheten", "Enhetens"), ("alla", "Allas"), ("utan", "Utan ägare"))


class Del(NamedTuple):
    """A part of the page: how many are in it, and those that are shown."""

    namn: str
    rubrik: str
    not_: str
    antal: int
    rader: tuple[Uppgiftsrad, ...]
    html: SafeString = SafeString("")

    @property
    def fler(self) -> bool:
        return self.antal > len(self.rader)


@kraver("malgrupp.se")
def att_gora(request: Begaran) -> HttpResponse:
    """What is to be done on the day, by when. Those who are shown are logged."""
    dag = i_dag()
    kollegor = team(request.user, request.kommun, dag)
    enheten = unit_mates(kollegor)
    urval = urvalet(request, kollegor, dag)
    vems = urval.om.vems
    raknat = urval.antal()
    minns_oklara(request, raknat[OKLARA])
    delar = _delar(request, urval, raknat, vems, dag)
    visade = [rad.person.pk for en in delar for rad in en.rader]
    logga_visning(request, "att_gora", visade)
    minns_listan(request, "att_gora", visade)
    return render(
        request,
        "handlaggare/att_gora.html",
        {
            "avdelning": "att_gora",
            "rubrik": _rubrik(dag, raknat[f"nu_{vems}"], raknat["nya"]),
            "flikar": [
                {"namn": n, "text": t, "vald": n == vems, "antal": raknat[f"nu_{n}"]}
                for n, t in VEMS
                if enheten or n != "enheten"
            ],
            "vems": vems,
            "delar": delar,
            "skyddade": raknat["skyddade"],
            "ser_skyddade": ser_skyddade(request),
            "i_dag": dag,
            "utan_agare": raknat[UTAN_AGARE],
            "oklara": raknat[OKLARA],
            "far_skriva": may(request.user, "insats.skriva", request.kommun),
            "far_skicka": may(request.user, "utskick.gora", request.kommun),
            "agare_val": kollegor,
            "far_exportera": may(request.user, "export.gora", request.kommun),
            "veckobrev": latest_digest(request.kommun, request.user),
            "handlagd": handlagd(request),
            "gjort": just_gjort(request),
        },
    )


def urvalet(request: Begaran, kollegor: list[User], dag: date) -> Urval:
    """The tasks of the tab of the address, where these are the team."""
    enheten, ensam = unit_mates(kollegor), kollegor == [request.user]
    vems = _vems(request, enheten)
    return Urval(request.user, request.kommun, enheten, dag, vems, ensam=ensam)


def _vems(request: Begaran, enheten: list[int]) -> str:
    vald = request.GET.get("vems", "mina")
    return vald if vald in dict(VEMS) and (enheten or vald != "enheten") else "mina"


def _delar(request: Begaran, urval: Urval, raknat: Counter[str], vems: str, dag: date) -> list[Del]:
    """The parts that have anything, with their rows drawn."""
    delar = _fyllda(request, urval, raknat, dag)
    sagda = med_anmalningar(request, [rad for en in delar for rad in en.rader])
    kvar, ritar = iter(sagda), Rader.for_(request, vems, get_token(request))
    ut = []
    for en in delar:
        rader = tuple(islice(kvar, len(en.rader)))
        ut.append(en._replace(rader=rader, html=ritar.rita(rader)))
    return ut


def _fyllda(request: Begaran, urval: Urval, raknat: Counter[str], dag: date) -> list[Del]:
    visa = request.GET.get("visa", "")
    if visa == "skyddade" and ser_skyddade(request):
        rader = _rader(urval.skyddade(), dag)
        return [Del("skyddade", "Skyddade personuppgifter", "", len(rader), rader)]
    delar = [en for en in urval.delar if raknat[en.namn] and visa in ("", en.namn)]
    forsta = {} if visa else urval.forsta()
    return [
        Del(en.namn, en.rubrik, en.not_, raknat[en.namn], _rader(funna, dag))
        for en in delar
        if (funna := urval.hela(en) if visa else forsta[en.namn])
    ]


def _rader(uppgifter: Iterable[Uppgift], dag: date) -> tuple[Uppgiftsrad, ...]:
    return tuple(Uppgiftsrad.av(uppgift, dag) for uppgift in uppgifter)


def _rubrik(dag: date, nu: int, nya: int) -> str:
    """ "Måndag 23 november 2026, vecka 48. 2 att göra i dag, 29 nya eller oklara." """
    vad = f"{tal(nu)} att göra i dag" if nu else "Inget att göra i dag"
    if nya:
        vad += f", {antal(nya, 'ny eller oklar', 'nya eller oklara')}"
    vecka = dag.isocalendar().week
    return f"{VECKODAGAR_LANGA[dag.weekday()]} {datum_langt(dag)}, vecka {vecka}. {vad}."
