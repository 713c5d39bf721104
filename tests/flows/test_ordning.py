"""Which of a sender's files must be read again, whatever order they came or were taken back in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kaja.flows.ordning import Plan, Tid, plan

START = datetime(2026, 11, 1, tzinfo=UTC)


def minut(nr: int) -> datetime:
    return START + timedelta(minutes=nr)


class Avsandare:
    """A sender whose files are numbered in their order; what is known is the list of those read,
    each file adding itself to what was known before."""

    def __init__(self) -> None:
        self.historia: dict[int, Tid] = {}
        self.kant: list[tuple[datetime, tuple[int, ...]]] = [(datetime.min.replace(tzinfo=UTC), ())]
        self.nu = 0

    def las(self, fil: int) -> Plan:
        return self._gor(sorted([*self._gallande(), fil]), fil, None)

    def angra(self, fil: int) -> Plan:
        mal = [annan for annan in self._gallande() if annan != fil]
        self.historia[fil] = self.historia[fil]._replace(till=minut(self.nu + 1))
        return self._gor(mal, None, minut(self.nu + 1))

    def _gallande(self) -> list[int]:
        return sorted(fil for fil, tid in self.historia.items() if tid.till is None)

    def _gor(self, mal: list[int], ny: int | None, fore: datetime | None) -> Plan:
        self.nu += 1
        made = plan(mal, self.historia.values(), fore=fore)
        before = [state for at, state in self.kant if made.bas is None or at <= made.bas][-1]
        if ny is not None:
            self.historia[ny] = Tid(ny, minut(self.nu), None)
        self.kant.append((minut(self.nu), before + made.filer))
        return made

    @property
    def vet(self) -> tuple[int, ...]:
        return self.kant[-1][1]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 7)), max_size=30))
def test_what_is_known_is_the_files_in_force_in_their_order(steg: list[tuple[bool, int]]) -> None:
    """A file that is taken back never comes again under the same number: it is a new one then."""
    sender, dead = Avsandare(), set[int]()
    for laser, fil in steg:
        if laser and fil not in sender.historia:
            sender.las(fil)
        elif not laser and fil in sender._gallande() and fil not in dead:
            dead.add(fil)
            sender.angra(fil)
        assert list(sender.vet) == sender._gallande()


def test_a_file_that_comes_last_is_read_alone_over_what_is_known_now() -> None:
    sender = Avsandare()
    sender.las(1)
    assert sender.las(2) == Plan(None, (2,))


def test_a_file_that_comes_late_has_those_after_it_read_again() -> None:
    sender = Avsandare()
    sender.las(1)
    sender.las(3)
    assert sender.las(2).filer == (2, 3)


def test_only_the_files_after_the_one_taken_back_are_read_again() -> None:
    sender = Avsandare()
    for fil in (1, 2, 3, 4):
        sender.las(fil)
    assert sender.angra(3).filer == (4,)


def test_the_last_file_is_taken_back_without_reading_any() -> None:
    sender = Avsandare()
    sender.las(1)
    sender.las(2)
    assert sender.angra(2).filer == ()
