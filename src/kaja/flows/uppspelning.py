"""What a sender's files say of persons, read in their order over what was known before them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from kaja.access.kand import known
from kaja.flows.ordning import Plan, Tid, plan
from kaja.flows.rader import MODEL, PerNummer, facts, kallfil
from kaja.intake.actions import FilfelError
from kaja.intake.models import ACCEPTED, MottagenFil
from kaja.intake.poster import Sagt, all_records, said_beside
from kaja.intake.queries import in_order, same_sender
from kaja.underlag.foljd import ANDRING, HEL, Fil, efter, ny_version
from kaja.underlag.models import Faktum, Folkbokforingsfaktum
from kaja.underlag.queries import came_later
from kaja.underlag.skillnad import said_by
from kaja.ungdom.queries import numbers_of


class Uppspelning:
    """The sender of `fil`, with its files as they shall be in force once the run is done.

    `filer` are the files to read, in order, each over the one before. `bort` are the files that
    have been in force and shall not be any more.
    """

    def __init__(self, fil: MottagenFil, *, med: bool) -> None:
        """With `fil` (it is being read in), or without it (it is being taken back)."""
        self.fil, self.model = fil, MODEL[fil.kalla]
        others = list(same_sender(fil).exclude(pk=fil.pk).exclude(inlast_tid=None))
        accepted = [other for other in others if other.status in ACCEPTED]
        self.mal = in_order([*accepted, fil] if med else accepted)
        history = [*others] if med else [*others, fil]
        self.plan: Plan = plan(
            [other.pk for other in self.mal],
            [Tid(f.pk, f.inlast_tid, f.angrad_tid) for f in history if f.inlast_tid],
            fore=None if med else fil.angrad_tid,
        )
        self.filer = [other for other in self.mal if other.pk in self.plan.filer]
        self._sagt: dict[int, PerNummer] = {}
        self._bredvid: dict[int, Sagt] = {}
        self._may_be_read_again()

    @property
    def sist(self) -> bool:
        """Whether the file is the last in the order, so that nothing is read again."""
        return [fil.pk for fil in self.filer] == [self.fil.pk]

    def says(self, fil: MottagenFil) -> PerNummer:
        """All that the file says, by number; read once from its bytes."""
        if fil.pk not in self._sagt:
            found: PerNummer = defaultdict(list)
            for post in all_records(fil):
                found[post.nummer].append(post)
            self._sagt[fil.pk] = found
        return self._sagt[fil.pk]

    def last_said(self, numbers: Collection[str]) -> PerNummer:
        """What the last file that names each of these numbers says of it. Files are opened from the
        last and backwards until all are found."""
        found: PerNummer = {}
        missing = set(numbers)
        for fil in reversed(self.mal):
            if not missing:
                break
            if has_content(fil):
                says = self.says(fil)
                found |= {nr: says[nr] for nr in missing if nr in says}
                missing -= found.keys()
        return found

    def facts(self, ids: Mapping[str, int], egna: PerNummer) -> list[Faktum]:
        """The facts of the persons (id by number) when all is read. `egna` is what the file itself
        says of them, under all their numbers; what the others say is read from their bytes."""
        ids = {**ids, **numbers_of(self.fil.kommun, set(ids.values()))}
        personer = set(ids.values())
        sena = self._came_later(personer)
        steg = [
            (self._facts_of(fil, egna if fil.pk == self.fil.pk else self.says(fil), ids), fil)
            for fil in (self.mal if sena else self.filer)
        ]
        before = self._known_before(personer - sena)
        found: list[Faktum] = []
        for person in sorted(personer):
            fakta = before[person]
            for said, fil in steg:
                if person in sena or fil in self.filer:
                    fakta = efter(fakta, said.get(person), self._place(fil, person, ids))
            found += fakta
        return found

    def _came_later(self, personer: Collection[int]) -> set[int]:
        """Those who have become known here since what is built on. The rows that waited for them
        then are in nothing that was known, so all files are read for them, from the first."""
        if self.plan.bas is None or self.model is Folkbokforingsfaktum:
            return set()
        sena = came_later(personer, self.plan.bas)
        return sena if sena and all(map(has_content, self.mal)) else set()

    def _place(self, fil: MottagenFil, person: int, ids: Mapping[str, int]) -> Fil:
        """The file in its place among the sender's, for the person."""
        if fil.pk not in self._bredvid:
            self._bredvid[fil.pk] = said_beside(fil)
        sagt = self._bredvid[fil.pk]
        if not sagt.utan_studier and not sagt.olasliga:
            return Fil(kallfil(fil), fil.omfattning, fil.dag)
        return in_place(fil, sagt, [nr for nr, pk in ids.items() if pk == person])

    def _facts_of(
        self, fil: MottagenFil, poster: Mapping[str, Sequence[Any]], ids: Mapping[str, int]
    ) -> dict[int, list[Faktum]]:
        found: dict[int, list[Faktum]] = defaultdict(list)
        for fact in facts(fil, {nr: poster[nr] for nr in ids if nr in poster}, ids):
            found[fact.person_id].append(fact)
        return found

    def _known_before(self, personer: Collection[int]) -> dict[int, list[Faktum]]:
        found: dict[int, list[Faktum]] = defaultdict(list)
        rows = said_by(self.model, kallfil(self.fil)).filter(person__in=personer)
        rows = rows.filter(known(self.plan.bas))
        for fact in rows.select_related("fil").order_by("pk"):
            found[fact.person_id].append(fact if fact.ersatt is None else ny_version(fact))
        return found

    def _may_be_read_again(self) -> None:
        gone = [fil for fil in {*self.filer, self.fil} if not has_content(fil)]
        if gone:
            raise FilfelError(
                f"{gone[0].namn} måste läsas om men sparas inte längre. Läs in ett nytt, helt "
                "utdrag i stället."
            )


def in_place(fil: MottagenFil, sagt: Sagt, numbers: Iterable[str]) -> Fil:
    """The file in its place, for the person with these numbers: as one that has all, if it says
    that she has no studies any more; as one of changes, if some of what it says of her could not be
    read, so that what it does not say is as before."""
    omfattning = fil.omfattning
    if not sagt.utan_studier.isdisjoint(numbers):
        omfattning = HEL
    elif not sagt.olasliga.isdisjoint(numbers):
        omfattning = ANDRING
    return Fil(kallfil(fil), omfattning, fil.dag)


def has_content(fil: MottagenFil) -> bool:
    """Whether the file's bytes are kept still."""
    return MottagenFil.objects.filter(pk=fil.pk).exclude(innehall=b"").exists()
