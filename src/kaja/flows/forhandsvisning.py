"""What reading a file in would change, before a person accepts it. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from kaja.flows.motsagda import motsagda
from kaja.flows.rader import by_number, kallfil
from kaja.flows.stycke import own_numbers
from kaja.flows.tystnad import Tysta, in_chunks, ongoing, silent_on, too_many
from kaja.flows.uppspelning import Uppspelning
from kaja.intake.models import Kallnamn, MottagenFil, Omfattning, Rad
from kaja.intake.poster import open_received
from kaja.intake.queries import has_newer, staged_in_chunks
from kaja.underlag.models import Faktum
from kaja.underlag.skillnad import difference
from kaja.ungdom.queries import of_numbers, own_numbers_of

FIRST_ROWS = 20


class Skulle(NamedTuple):
    """What would become of the file's persons: numbers of those who are not known here, ids of
    those who are.

    `slutar` are missing in a full extract, so that what went on would end; `pagar` is how many go
    on today. `motsagda` are those of the changed ones of whom sources would disagree.
    """

    nya: tuple[str, ...] = ()
    andrade: tuple[int, ...] = ()
    oforandrade: int = 0
    slutar: tuple[int, ...] = ()
    pagar: int = 0
    omatchade: tuple[str, ...] = ()
    annan_kommun: int = 0
    motsagda: tuple[int, ...] = ()

    def plus(self, other: Skulle) -> Skulle:
        pairs: Iterable[tuple[Any, Any]] = zip(self, other, strict=True)
        return Skulle(*(mine + theirs for mine, theirs in pairs))

    @property
    def manga_slutar(self) -> bool:
        """Whether a person must confirm that so many end."""
        return too_many(len(self.slutar), self.pagar)

    @property
    def ingen_traff(self) -> bool:
        """Whether nobody in the file concerns the municipality: it may be another one's file."""
        known = len(self.nya) + len(self.andrade) + self.oforandrade
        return not known and bool(self.omatchade or self.annan_kommun)


class Forhandsvisning(NamedTuple):
    """What a person sees before the file is read in. The other counts stand on the file itself."""

    fil: MottagenFil
    rubriker: list[str]
    rader: list[tuple[int, list[str]]]
    skulle: Skulle
    nyare_finns: bool


def forhandsvisa(*, fil: MottagenFil) -> Forhandsvisning:
    """The first rows as they were read, and what reading the file in would do."""
    lasning = open_received(fil)
    first = lasning.forsta(FIRST_ROWS)
    return Forhandsvisning(fil, lasning.rubriker, first, skulle(fil), has_newer(fil))


def skulle(fil: MottagenFil) -> Skulle:
    """What would become of the file's persons, and of those it is silent on."""
    if fil.kalla == Kallnamn.KAA_LISTA:
        return _listan(fil)
    spelning = Uppspelning(fil, med=True)
    found = Skulle(pagar=len(ongoing(fil)))
    for rader in staged_in_chunks(fil):
        found = found.plus(_named(spelning, rader))
    ends = spelning.sist or fil.omfattning == Omfattning.HEL
    tysta = silent_on(fil, last=spelning.sist, igen=spelning.filer) if ends else Tysta(set(), set())
    slutar = [
        pk
        for ids in in_chunks(tysta.borta)
        for pk in would_change(spelning, own_numbers_of(fil.kommun_id, ids))
    ]
    return found._replace(slutar=tuple(sorted(slutar)))


def _listan(fil: MottagenFil) -> Skulle:
    """Of the municipality's own list: who is known here, and who would be new."""
    found = Skulle()
    for rader in staged_in_chunks(fil):
        numbers = {rad.nummer for rad in rader}
        known = of_numbers(fil.kommun, numbers)
        strangers = sorted(numbers - known.keys())
        found = found.plus(
            Skulle(
                nya=tuple(nummer for nummer in strangers if nummer.isdigit()),
                oforandrade=len(known),
                omatchade=tuple(nummer for nummer in strangers if not nummer.isdigit()),
            )
        )
    return found


def _named(spelning: Uppspelning, rader: list[Rad]) -> Skulle:
    kommun, kalla = spelning.fil.kommun, spelning.fil.kalla
    poster = by_number(kalla, rader)
    ids = of_numbers(kommun, poster)
    facts = spelning.facts(ids, poster)
    changed = _differ(spelning, ids, facts)
    disagreed = motsagda(spelning, changed, (f for f in facts if f.person_id in changed))
    known = Skulle(
        andrade=tuple(sorted(changed)),
        oforandrade=len(set(ids.values()) - changed),
        motsagda=tuple(sorted(disagreed)),
    )
    strangers = tuple(nummer for nummer in poster if nummer not in ids)
    if kalla != Kallnamn.FOLKBOKFORING:
        return known._replace(omatchade=strangers)
    nya = tuple(nummer for nummer in own_numbers(kommun, poster) if nummer not in ids)
    return known._replace(nya=nya, annan_kommun=len(strangers) - len(nya))


def would_change(spelning: Uppspelning, ids: dict[str, int]) -> frozenset[int]:
    """The persons (id by number), none of them in the file, of whom something else would be
    known."""
    return _differ(spelning, ids, spelning.facts(ids, {}))


def _differ(spelning: Uppspelning, ids: dict[str, int], facts: Iterable[Faktum]) -> frozenset[int]:
    change = difference(
        spelning.model, fil=kallfil(spelning.fil), personer=set(ids.values()), fakta=facts
    )
    return change.personer
