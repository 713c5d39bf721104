"""Which changes the address asks for, how they divide, and whom the user may say anything of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.utils.functional import cached_property

from kaja.access.vyer import Begaran
from kaja.flows.andrat_motsagt import Motsagd, motsagda
from kaja.flows.andrat_skydd import Skyddsandring, skydd_i_urvalet, skyddsandringar
from kaja.register.andringar import Grupp, Rader, andringar, listed
from kaja.ungdom.queries import unprotected
from kaja.web.handlaggare.andrat_val import (
    MOTSAGDA,
    ORSAKER,
    Andratfilter,
    Sedan,
    Sedanform,
    sedan_ur,
)
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.klocka import i_dag

ALLA = "alla"


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


def synliga(request: Begaran, rader: Rader) -> Rader:
    """Those whom the user may see who they are, and so can say anything of."""
    return rader if ser_skyddade(request) else rader.filter(unprotected(prefix="person__"))
