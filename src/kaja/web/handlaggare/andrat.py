"""What has changed since a day, or since one last looked: each change with its reason, to accept,
question or take as a task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.flows.andrat import Andring, andringarna
from kaja.flows.andrat_motsagt import Motsagd, motsagda
from kaja.flows.andrat_skydd import Skyddsandring, skydd_i_urvalet, skyddsandringar
from kaja.register.andringar import Grupp, Rad, Rader, andringar, listed
from kaja.register.andringsslag import Slag
from kaja.ungdom.queries import unprotected
from kaja.web.handlaggare.andrat_val import (
    FLIKAR,
    MOTSAGDA,
    ORSAKER,
    Andratfilter,
    Sedan,
    Sedanform,
    sedan_ur,
    sett_nu,
)
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag

PER_SIDA = 25
ALLA = "alla"
GODKANT, GENOMGANGET = "andrat_godkant", "andrat_genomganget"


@dataclass(frozen=True)
class Urval:
    """The changes that the address asks for, before any of them is drawn."""

    sedan: Sedan
    form: Sedanform
    filter: Andratfilter
    skyddade: dict[int, Skyddsandring]
    listade: list[tuple[int, Grupp]]
    motsagda: list[Motsagd]
    alla: bool

    @cached_property
    def antal(self) -> Counter[Grupp]:
        return Counter(grupp for _, grupp in self.listade)

    def nycklar(self, flik: str) -> list[int]:
        """The changes (ids) of the kind that are shown, by name."""
        return [pk for pk, grupp in self.listade if grupp.slag == flik and self.visas(grupp)]

    @property
    def rader(self) -> Rader:
        """Those with a kind; with `alla` also those that somebody has accepted."""
        rader: Rader = self.filter.qs.exclude(slag="")
        return rader if self.alla else rader.filter(kvitterad=False)

    def i(self, flik: str) -> int:
        """How many of the kind are shown."""
        if flik == MOTSAGDA:
            return len(self.motsagda)
        return sum(n for en, n in self.antal.items() if en.slag == flik and self.visas(en))

    def visas(self, grupp: Grupp) -> bool:
        return self.alla or not grupp.kvitterad

    @property
    def kvitterade(self) -> int:
        return sum(n for en, n in self.antal.items() if en.slag and en.kvitterad)

    @property
    def ovriga(self) -> int:
        return sum(n for en, n in self.antal.items() if not en.slag)

    def grupper(self, flik: str) -> list[tuple[str, str, int]]:
        """The reasons in the kind, as id, word and how many, the most first."""
        found: Counter[str] = Counter()
        for en, n in self.antal.items():
            if en.slag == flik and self.visas(en):
                found[en.orsak] += n
        return [(orsak, ORSAKER.get(orsak, orsak), n) for orsak, n in found.most_common()]


def urvalet(request: Begaran) -> Urval:
    """What the address asks for."""
    kommun, form = request.kommun, Sedanform(request.GET)
    sedan = sedan_ur(request, form)
    skyddade = skyddsandringar(kommun, sedan.tid)
    rader = andringar(request.user, kommun, sedan.tid, skydd_i_urvalet(kommun, skyddade))
    urval = Andratfilter(
        request.GET,
        queryset=rader.select_related("person").defer("svar", "motivering"),
        dag=i_dag(),
        ser_skyddade=ser_skyddade(request),
        kommun=kommun,
        sedan=sedan.tid,
    )
    alla = request.GET.get("visa") == ALLA
    motsagt = [en for en in motsagda(kommun, sedan.tid, i_dag()) if alla or en.kvittens is None]
    listade = listed(urval.qs)
    return Urval(sedan, form, urval, skyddade, listade, [] if urval.satta else motsagt, alla)


@kraver("andring.se")
def andrat(request: Begaran) -> HttpResponse:
    """The changes, twenty-five at a time, with the way to each thing to do. Those shown are
    logged."""
    urval = urvalet(request)
    flik = _flik(request, urval)
    sida = sidan(request, urval, flik)
    rader = list(sida) if flik == MOTSAGDA else andringarna_pa(request, urval, _lasta(urval, sida))
    logga_visning(request, "andrat", [rad.person.pk for rad in rader])
    flikar = [(en, namn, urval.i(en)) for en, namn in FLIKAR.items()]
    ser = ser_skyddade(request)
    return render(
        request,
        "handlaggare/andrat.html",
        {
            "avdelning": "andrat",
            "urval": urval,
            "filter": urval.filter,
            "flik": flik,
            "flikar": flikar,
            "antal": urval.i(flik),
            "grupper": urval.grupper(flik),
            "sida": sida,
            "rader": [(rad, ar_dold(rad.person, ser=ser)) for rad in rader],
            "i_dag": i_dag(),
            "sett_nu": sett_nu(request.kommun),
            "godkant": request.session.get(GODKANT),
            "genomganget": request.session.get(GENOMGANGET),
            "far_kvittera": may(request.user, "andring.kvittera", request.kommun),
            "far_exportera": may(request.user, "export.gora", request.kommun),
            "far_se_fil": may(request.user, "fil.se", request.kommun),
        },
    )


def _flik(request: Begaran, urval: Urval) -> str:
    """The kind of the address, or else the first that has any."""
    vald = request.GET.get("flik", "")
    if vald in FLIKAR:
        return vald
    return next((flik for flik in FLIKAR if urval.i(flik)), Slag.NY.value)


def sidan(request: Begaran, urval: Urval, flik: str) -> Page[Any]:
    """The page that is asked for: the keys of its rows, or the contradictions themselves."""
    rader = urval.motsagda if flik == MOTSAGDA else urval.nycklar(flik)
    return Paginator(rader, PER_SIDA).get_page(request.GET.get("page"))


def _lasta(urval: Urval, nycklar: Iterable[int]) -> list[Rad]:
    """The rows with the keys, in their order."""
    ordning = list(nycklar)
    rader = {rad.pk: rad for rad in urval.filter.qs.filter(pk__in=ordning)}
    return [rader[pk] for pk in ordning if pk in rader]


def andringarna_pa(request: Begaran, urval: Urval, rader: Sequence[Rad]) -> list[Andring]:
    """The rows with their reasons."""
    ser = ser_skyddade(request)
    return list(
        andringarna(request.kommun, rader, urval.sedan.tid, i_dag(), urval.skyddade, ser=ser)
    )


def synliga(request: Begaran, rader: Rader) -> Rader:
    """Those whom the user may see who they are, and so can say anything of."""
    return rader if ser_skyddade(request) else rader.filter(unprotected(prefix="person__"))
