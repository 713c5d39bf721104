"""Att göra: who to call now, what is late, who soon turns twenty. The page one begins on."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.http import HttpResponse
from django.shortcuts import render

from kaja.access.enheter import team, unit_mates
from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.insatser.models import Uppgift, Uppgiftsslag
from kaja.insatser.queries import frister, latest_digest, utan_agare_eller_datum
from kaja.ungdom.queries import unprotected
from kaja.web.handlaggare.skolanmalan_klar import handlagd
from kaja.web.handlaggare.skolanmalan_rad import VAGAR
from kaja.web.handlaggare.skolanmalan_uppgift import med_anmalningar
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.handlaggare.uppgiftsrad import Uppgiftsrad
from kaja.web.handlaggare.urval import antal_oklara
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag
from kaja.web.komponenter.text import VECKODAGAR_LANGA, antal, datum_langt

VISADE = 25
"""So many of each part stand on the page; all of one part are one press away."""
KOMMANDE_DAGAR = 7
VEMS = (("mina", "Mina"), ("enheten", "Enhetens"), ("alla", "Allas"), ("utan", "Utan ägare"))
INGAR = {"mina": ("mina", "enheten", "alla"), "enheten": ("enheten", "alla")}
"""In which of them a task counts, by whose it is; any other counts in its own and in all."""
FORST = {"tjugo": ("person__fodd", "pk")}
"""What is first in a part, when it is not what is first due: who turns twenty first."""
OSKYDDAD = unprotected(prefix="person__")
TJUGO = Q(slag=Uppgiftsslag.FYLLER_20)
NYA = Q(slag__in=(Uppgiftsslag.VERIFIERA, Uppgiftsslag.UTRED))
NU = ("sent", "idag", "tjugo")
"""The parts that are to be done by today."""


class Del(NamedTuple):
    """A part of the page: what is in it, how many, and those that are shown."""

    namn: str
    rubrik: str
    not_: str
    villkor: Q
    antal: int = 0
    rader: tuple[Uppgiftsrad, ...] = ()

    @property
    def fler(self) -> bool:
        return self.antal > len(self.rader)


@kraver("malgrupp.se")
def att_gora(request: Begaran) -> HttpResponse:
    """What is to be done on the day, by when. Those who are shown are logged."""
    dag = i_dag()
    kollegor = team(request.user, request.kommun, dag)
    enheten = unit_mates(kollegor)
    vems = _vems(request, enheten)
    snart = Q(dag__lte=dag + timedelta(KOMMANDE_DAGAR))
    alla = frister(request.user, request.kommun).filter(snart | NYA)
    delarna = _delar(dag)
    raknat = _rakna(request, alla, delarna, enheten)
    skyddade = raknat[f"skyddade_{vems}"]
    visa = request.GET.get("visa", "")
    urval = alla.filter(_agare(request, vems, enheten))
    delar = _fyll(request, urval, delarna, raknat, vems, visa, dag)
    delar = [en._replace(rader=med_anmalningar(request, en.rader)) for en in delar]
    logga_visning(request, "att_gora", (rad.person.pk for en in delar for rad in en.rader))
    return render(
        request,
        "handlaggare/att_gora.html",
        {
            "avdelning": "att_gora",
            "rubrik": _rubrik(dag, raknat[f"nu_{vems}"]),
            "flikar": [
                {"namn": n, "text": t, "vald": n == vems, "antal": raknat[f"nu_{n}"]}
                for n, t in VEMS
                if enheten or n != "enheten"
            ],
            "vems": vems,
            "delar": delar,
            "skyddade": skyddade,
            "ser_skyddade": ser_skyddade(request),
            "i_dag": dag,
            "utan_agare": utan_agare_eller_datum(request.user, request.kommun, dag).count(),
            "oklara": antal_oklara(request.kommun),
            "far_skriva": may(request.user, "insats.skriva", request.kommun),
            "agare_val": kollegor,
            "veckobrev": latest_digest(request.kommun, request.user),
            "vagar": VAGAR,
            "handlagd": handlagd(request),
            "far_handlagga": may(request.user, "skolsignal.skriva", request.kommun),
        },
    )


def _vems(request: Begaran, enheten: list[int]) -> str:
    vald = request.GET.get("vems", "mina")
    return vald if vald in dict(VEMS) and (enheten or vald != "enheten") else "mina"


def _agare(request: Begaran, vems: str, enheten: list[int]) -> Q:
    """Whose: a task that someone has taken is theirs, any other is the owner's of the youth."""
    if vems == "alla":
        return Q()
    otagen = Q(tagen_av__isnull=True)
    if vems == "utan":
        return otagen & Q(person__handlaggning__agare__isnull=True)
    vilka = enheten if vems == "enheten" else [request.user.pk]
    return Q(tagen_av__in=vilka) | otagen & Q(person__handlaggning__agare__in=vilka)


def _delar(dag: date) -> tuple[Del, ...]:
    kommer = f"till och med {datum_langt(dag + timedelta(KOMMANDE_DAGAR))}"
    return (
        Del("sent", "Försenat", "äldst först", Q(dag__lt=dag) & ~TJUGO),
        Del("idag", "I dag", "", Q(dag=dag) & ~TJUGO),
        Del("tjugo", "Fyller snart 20", "", Q(dag__lte=dag) & TJUGO),
        Del("nya", "Nya att kontrollera", "", Q(dag__gt=dag) & NYA),
        Del("kommer", "Kommer", kommer, Q(dag__gt=dag) & ~NYA),
    )


def _rakna(
    request: Begaran, alla: QuerySet[Uppgift], delar: tuple[Del, ...], enheten: list[int]
) -> dict[str, int]:
    """Every number of the page in one query that looks at each task once."""
    rader = (
        alla.order_by()
        .annotate(
            delen=Case(*(When(en.villkor, then=Value(en.namn)) for en in delar)),
            vems=Case(
                *(
                    When(_agare(request, vems, enheten), then=Value(vems))
                    for vems in ("mina", "enheten", "utan")
                ),
                default=Value("andras"),
            ),
            skyddad=Case(When(OSKYDDAD, then=Value(False)), default=Value(True)),
        )
        .values_list("delen", "vems", "skyddad")
        .annotate(Count("pk"))
    )
    tal: Counter[str] = Counter()
    for delen, vems, skyddad, hur_manga in rader:
        for vem in INGAR.get(vems, (vems, "alla")):
            tal[f"{'skyddade' if skyddad else delen}_{vem}"] += hur_manga
            if delen in NU and not skyddad:
                tal[f"nu_{vem}"] += hur_manga
    return tal


def _fyll(
    request: Begaran,
    urval: QuerySet[Uppgift],
    delar: tuple[Del, ...],
    raknat: dict[str, int],
    vems: str,
    visa: str,
    dag: date,
) -> list[Del]:
    """The parts that have anything, with their rows."""
    if visa == "skyddade" and ser_skyddade(request):
        rader = tuple(Uppgiftsrad.av(u, dag) for u in urval.exclude(OSKYDDAD))
        return [Del("skyddade", "Skyddade personuppgifter", "", Q(), len(rader), rader)]
    ut = []
    for en in delar:
        hur_manga = raknat[f"{en.namn}_{vems}"]
        if hur_manga and visa in ("", en.namn):
            i_ordning = urval.filter(OSKYDDAD, en.villkor).order_by(
                *FORST.get(en.namn, ("dag", "person_id", "pk"))
            )
            rader_ = i_ordning[: None if visa else VISADE]
            ut.append(
                en._replace(antal=hur_manga, rader=tuple(Uppgiftsrad.av(u, dag) for u in rader_))
            )
    return ut


def _rubrik(dag: date, kvar: int) -> str:
    """ "Måndag 23 november 2026, vecka 48. 13 återstår." """
    aterstar = f"{antal(kvar, 'uppgift', 'uppgifter')} återstår" if kvar else "Inget återstår"
    vecka = dag.isocalendar().week
    return f"{VECKODAGAR_LANGA[dag.weekday()]} {datum_langt(dag)}, vecka {vecka}. {aterstar}."
