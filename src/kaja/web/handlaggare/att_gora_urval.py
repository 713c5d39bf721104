"""Which tasks stand on Att göra: in which part, how many, and those that are shown first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import QuerySet

from kaja.access.models import Kommun, User
from kaja.access.once import answer
from kaja.insatser.models import Uppgift
from kaja.insatser.queries import shut_for, tasks
from kaja.web.handlaggare.att_gora_fragor import (
    FORFALLER,
    NU,
    SKYDDADE,
    Om,
    Slag,
    antal,
    delar,
    forsta,
)


class Urval:
    """The tasks of a municipality that are due, or new, on a day, for a user who may see the target
    group. `enheten` are those (ids) of her unit, and `vems` says whose; `ensam`: she is the only
    caseworker."""

    def __init__(
        self,
        user: User,
        kommun: Kommun,
        enheten: Collection[int],
        dag: date,
        vems: str,
        *,
        ensam: bool,
    ) -> None:
        vilka = (("mina", (user.pk,)), ("enheten", tuple(enheten)))
        self.om = Om(kommun.pk, tuple(shut_for(user, kommun)), dag, vems, vilka, ensam)
        self.delar = delar(dag)

    def antal(self) -> Counter[str]:
        """Every number of the page: of the parts by their names, `nu_mina` and the like of what is
        to be done by today, whose ever it is, and `skyddade`."""
        tal: Counter[str] = Counter()
        for vad, delen, ansvarig, hur_manga in answer(antal(self.om)):
            if vad == SKYDDADE:
                self._dra_av(tal, delen, ansvarig, hur_manga)
            else:
                tal[delen or vad] += hur_manga
        tal[f"nu_{self.om.vems}"] = sum(tal[delen] for delen in NU)
        return tal

    def _dra_av(self, tal: Counter[str], delen: str, ansvarig: int, hur_manga: int) -> None:
        """Those who are protected are counted by themselves."""
        vems = list(self._vilkas(ansvarig))
        if delen in NU:
            tal.subtract({f"nu_{vem}": hur_manga for vem in vems})
        if self.om.vems in vems:
            tal.subtract({delen: hur_manga, SKYDDADE: -hur_manga})

    def _vilkas(self, ansvarig: int) -> Iterator[str]:
        """In which of them a task counts, by whose it is."""
        yield "alla"
        if not ansvarig:
            yield "utan"
        yield from (vems for vems, vilka in self.om.vilka if ansvarig in vilka)

    def forsta(self) -> dict[str, list[Uppgift]]:
        """The first tasks of each part, by its name."""
        funna: dict[str, list[Uppgift]] = {en.namn: [] for en in self.delar}
        for rad in tasks(forsta(self.om)):
            funna[rad.delen].append(rad)  # type: ignore[attr-defined]  # annotated
        for namn, rader in funna.items():
            rader.sort(key=_nar_tjugo if namn == "tjugo" else _nar)
        return funna

    def hela(self, del_: Slag) -> QuerySet[Uppgift]:
        """Every task of one part."""
        return self.om.i_ordning(del_).select_related("person")

    def skyddade(self) -> QuerySet[Uppgift]:
        """The tasks about those who are protected."""
        rader = self.om.alla().filter(self.om.agare(self.om.vems), self.om.skyddade())
        return rader.select_related("person").order_by(*FORFALLER)


def _nar(uppgift: Uppgift) -> tuple[date, int, int]:
    return uppgift.dag or date.max, uppgift.person_id or 0, uppgift.pk


def _nar_tjugo(uppgift: Uppgift) -> tuple[date, int]:
    fodd = uppgift.person.fodd if uppgift.person else None
    return fodd or date.max, uppgift.pk
