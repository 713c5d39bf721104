"""Two people whose facts are the same but for the days, and whose days follow on one another in the
same way, get the same answer, each with their own days in it. `kaja bedom` rests on that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from kaja.regler import Fraga, Tackning, Underlag, besked, dagordning
from kaja.regler.byggstenar import Andring, Installningar
from kaja.regler.skollagen_29_9 import skal
from tests.flows.slumpkommun import nara
from tests.orakel.livslopp import Fall, livslopp

EN_DAG = timedelta(days=1)
DAG = re.compile(r"\d{4}-\d\d-\d\d")
FAKTA = ("folkbokforing", "studier", "bevis", "motsvarande")
FRON, FAMILJER, SYSKON = range(3), 60, 40


def personens_dagar(u: Underlag, fraga: Fraga) -> Iterator[tuple[date | None, tuple[object, ...]]]:
    """All days that the law may ask about, and which day each of them is."""
    fyller, juli, nasta_juli = dagordning.fodelsens_dagar(u.fodd, u.fodelsear)
    yield from ((fyller, ("fyller",)), (juli, ("juli",)))
    if any(dagordning.kan_forlanga_skolplikten(studie.skolform) for studie in u.studier):
        yield nasta_juli, ("nästa juli",)
    yield u.folkbokford_fran, ("i Sverige",)
    yield u.skolplikt_upphor and u.skolplikt_upphor + EN_DAG, ("skolplikt",)
    for namn in FAKTA:
        for nr, faktum in enumerate(getattr(u, namn)):
            yield from ((dag, (namn, nr, f)) for f, dag in faktum._asdict().items() if _ar_dag(dag))
    efter = dagordning.bevisen_kommer_efter(fraga, u.tackning)
    for nr, studie in enumerate(u.studier):
        if studie.till and efter is not None and dagordning.kan_ge_bevis(studie.skolform):
            yield studie.till + timedelta(days=efter), ("bevis väntat", nr)


def _ar_dag(varde: object) -> bool:
    return isinstance(varde, date)


def i_ordning(u: Underlag, fraga: Fraga) -> list[tuple[date, tuple[object, ...]]]:
    return sorted((dag, vad) for dag, vad in personens_dagar(u, fraga) if dag is not None)


def likhet(u: Underlag, fraga: Fraga) -> tuple[object, ...]:
    """What two people have in common when the law cannot tell them apart but by their days."""
    dagar = i_ordning(u, fraga)
    fasta = dagordning.gemensamma_dagar(fraga, u.tackning)
    lagen = [tuple(_avstand(fast, dag) for fast in fasta) for dag, _ in dagar]
    steg = [_avstand(a, b) for (a, _), (b, _) in pairwise(dagar)]
    utan_dagar = [
        tuple("dag" if _ar_dag(v) else v for v in faktum) for n in FAKTA for faktum in getattr(u, n)
    ]
    return tuple(vad for _, vad in dagar), *lagen, *steg, *utan_dagar, u.skolpliktsbeslut_utan_datum


def _avstand(fran: date, till: date) -> int:
    return min(2, max(-2, (till - fran).days))


def svaret(u: Underlag, fraga: Fraga) -> str:
    """The whole answer, with the person's days by their number and not as days."""
    dagar = [dag for dag, _ in i_ordning(u, fraga)]
    svar = besked(u, fraga)
    delar = (svar.bedomning.utfall, svar.bedomning.motivering, *svar[1:])

    def plats(hittad: re.Match[str]) -> str:
        dag = date.fromisoformat(hittad[0])
        if dag in dagar:
            return f"<dag {dagar.index(dag)}>"
        return (
            f"<dagen före dag {dagar.index(dag + EN_DAG)}>" if dag + EN_DAG in dagar else hittad[0]
        )

    return DAG.sub(plats, " ".join(map(str, delar)))


def familj(slump: Random, fall: Fall) -> Iterator[Underlag]:
    """The person, and others born about then with lives that are the same but for some days."""
    yield fall.underlag
    for _ in range(SYSKON):
        annan = nara(slump, fall.underlag)
        yield annan._replace(fodd=_flyttad(annan.fodd, slump.choice((0, 0, 1, -1, 5, 30))))


def _flyttad(fodd: date | None, steg: int) -> date | None:
    """Another birthday in the same year."""
    annan = fodd and fodd + timedelta(days=steg)
    return annan if annan and fodd and annan.year == fodd.year else fodd


def lika_och_olika(fro: int) -> tuple[int, int]:
    """How many of the people had an equal to be compared with, and how many of them differed."""
    slump, lika, olika = Random(fro), 0, 0
    for _ in range(FAMILJER):
        fall = livslopp(slump)
        fraga = Fraga(fall.kommun, fall.dag, fall.installningar)
        if dagordning.gar_att_ordna(fraga, fall.underlag.tackning):
            svar = defaultdict(list)
            for u in dict.fromkeys(familj(slump, fall)):
                svar[likhet(u, fraga)].append(svaret(u, fraga))
            lika += sum(len(alla) - 1 for alla in svar.values())
            olika += sum(text != alla[0] for alla in svar.values() for text in alla)
    return lika, olika


@pytest.mark.parametrize("fro", FRON)
def test_people_whose_days_come_in_the_same_order_get_the_same_answer(fro: int) -> None:
    lika, olika = lika_och_olika(fro)
    assert lika > 200
    assert olika == 0, f"frö {fro}"


def test_that_holds_for_a_fresh_seed_too() -> None:
    fro = Random().randrange(10**9)
    assert lika_och_olika(fro)[1] == 0, f"frö {fro}"


@pytest.mark.parametrize(
    ("namn", "glomd"),
    [
        ("gemensamma_dagar", lambda *_: ()),
        ("fodelsens_dagar", lambda *_: (None, None, None)),
        ("kan_forlanga_skolplikten", lambda _: False),
        ("bevisen_kommer_efter", lambda *_: None),
    ],
)
def test_a_forgotten_day_is_seen(monkeypatch: pytest.MonkeyPatch, namn: str, glomd: Any) -> None:
    monkeypatch.setattr(dagordning, namn, glomd)
    assert any(lika_och_olika(fro)[1] for fro in range(12))


def test_a_day_in_a_sentence_itself_is_one_that_all_have_in_common() -> None:
    dagar = {date.fromisoformat(dag) for svar in skal.ALLA for dag in DAG.findall(svar.mening)}
    assert dagar <= {*dagordning.gemensamma_dagar(Fraga("1780", date(2026, 1, 1)), Tackning())}


def test_dated_settings_and_coverage_at_the_end_of_time_are_not_ordered() -> None:
    fraga, dag = Fraga("1780", date(2026, 1, 1)), date(2026, 1, 1)
    assert dagordning.gar_att_ordna(fraga, Tackning(None, dag, dag))
    daterad = Fraga.enligt("1780", dag, [Andring(dag, Installningar())])
    assert not dagordning.gar_att_ordna(daterad, Tackning())
    assert not dagordning.gar_att_ordna(fraga, Tackning(None, None, date(9999, 12, 31)))
