"""What a sender says of one person when its files are read again from the first: when a caseworker
says that a number in them is hers, or that it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from kaja.flows.rader import PerNummer, facts
from kaja.flows.uppspelning import has_content, in_place
from kaja.intake.models import ACCEPTED, MottagenFil
from kaja.intake.poster import Sagt, all_records, said_beside
from kaja.intake.queries import in_order, same_sender
from kaja.underlag.foljd import efter
from kaja.underlag.models import Faktum


class Omlasning:
    """Senders' files, each opened once; of each is kept only what it says of some numbers.

    `read` may be called before a transaction, so that nobody waits while files are opened in it.
    """

    def __init__(self, numbers: Collection[str]) -> None:
        self.numbers = frozenset(numbers)
        self._sagt: dict[int, tuple[PerNummer, Sagt]] = {}

    def read(self, fil: MottagenFil) -> list[MottagenFil] | None:
        """Open the files in force of the sender of `fil`, and give them in their order; None when
        some of them is kept no more."""
        files = in_order(same_sender(fil).filter(status__in=ACCEPTED))
        if not all(map(has_content, files)):
            return None
        for other in files:
            if other.pk not in self._sagt:
                self._sagt[other.pk] = self._says(other), said_beside(other)
        return files

    def facts(self, fil: MottagenFil, ids: Mapping[str, int]) -> list[Faktum] | None:
        """What the sender of `fil` says of one person, `ids` being her id by each of her numbers;
        None when some of its files is kept no more."""
        if not ids.keys() <= self.numbers:  # she has got one more number since
            return Omlasning(ids).facts(fil, ids)
        if (files := self.read(fil)) is None:
            return None
        fakta: list[Faktum] = []
        for other in files:
            says, beside = self._sagt[other.pk]
            said = facts(other, {nr: says[nr] for nr in ids if nr in says}, ids)
            fakta = efter(fakta, said or None, in_place(other, beside, ids))
        return fakta

    def _says(self, fil: MottagenFil) -> PerNummer:
        found: PerNummer = defaultdict(list)
        for post in all_records(fil):
            if post.nummer in self.numbers:
                found[post.nummer].append(post)
        return found
