"""Which answers are new, and storing those."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from importlib.metadata import version
from typing import NamedTuple

from kaja import regler
from kaja.access.kand import after
from kaja.access.models import Kommun
from kaja.register.actions import store_bedomningar, try_again
from kaja.register.jamforelse import ar_annat, provas_annan_dag
from kaja.register.kvitto import columns, when_again
from kaja.register.models import Bedomning


class Svaren(NamedTuple):
    """What the law answers now, beside what is stored: by person, nothing is stored yet."""

    senaste: Mapping[int, Bedomning]
    """The answers that are stored."""
    nya: dict[int, Bedomning]
    """Those that are other than the stored ones, unsaved."""
    flyttade: dict[int, Bedomning]
    """The stored ones that stand, but are to be tried again on another day."""
    utan: frozenset[int]
    """Who has a stored answer and shall have none."""

    @property
    def andrade(self) -> frozenset[int]:
        """Whose answer becomes another."""
        return self.utan.union(self.nya)

    def om(self, personer: Collection[int]) -> Svaren:
        """The same of these persons only."""
        om = frozenset(personer)
        return Svaren(
            {pk: svar for pk, svar in self.senaste.items() if pk in om},
            {pk: svar for pk, svar in self.nya.items() if pk in om},
            {pk: svar for pk, svar in self.flyttade.items() if pk in om},
            self.utan & om,
        )


def oforandrade(kommun: Kommun, svaren: Svaren, personer: Collection[int]) -> frozenset[int]:
    """Those of the persons (ids) whose stored answer is the one that was read, or still none."""
    rader = Bedomning.objects.filter(kommun=kommun, person__in=personer, ersatt__isnull=True)
    nu, da = dict(rader.values_list("person_id", "pk")), _ids(svaren.senaste.values())
    return frozenset(pk for pk in personer if nu.get(pk) == da.get(pk))


def jamfor(
    besked: Mapping[int, regler.Besked], senaste: Mapping[int, Bedomning], fraga: regler.Fraga
) -> Svaren:
    """Compare the answers with the stored ones. Writes nothing."""
    svaren = Svaren(senaste, {}, {}, frozenset(senaste.keys() - besked.keys()))
    program = version("kaja")
    for person, svar in besked.items():
        sparat, kolumner = senaste.get(person), columns(svar)
        igen = when_again(svar.bedomning)
        if sparat is None or ar_annat(sparat, kolumner):
            svaren.nya[person] = Bedomning(
                person_id=person, dag=fraga.dag, program_version=program, **kolumner, **igen
            )
        elif provas_annan_dag(sparat, igen):
            for namn, varde in igen.items():
                setattr(sparat, namn, varde)
            svaren.flyttade[person] = sparat
    return svaren


def store(kommun: Kommun, svaren: Svaren, aktor: str, tid: datetime) -> dict[int, int]:
    """Store the answers that are new; gives each person's current answer (id)."""
    ersatts = (svaren.senaste[pk] for pk in svaren.andrade if pk in svaren.senaste)
    store_bedomningar(
        kommun=kommun,
        bedomningar=[*svaren.nya.values()],
        utan_svar=sorted(svaren.utan),
        aktor=aktor,
        tid=after(tid, (sparat.kand_fran for sparat in ersatts)),
    )
    try_again([*svaren.flyttade.values()])
    return _ids(svaren.senaste.values()) | _ids(svaren.nya.values())


def _ids(svar: Iterable[Bedomning]) -> dict[int, int]:
    return {ett.person_id: ett.pk for ett in svar}
