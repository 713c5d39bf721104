"""Nothing ever disappears silently: random weeks of facts, files, mergers, days and settings.

After each night a picture is taken of everyone's answer. Between any picture and the last one, the
changes that are listed are exactly those that a comparison of the pictures gives, and everyone who
ever went out of the target group is among them, with a reason.

`KAJA_TEST_MYCKET=500 pytest tests/flows/test_andrat_slump.py` lives many more weeks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from kaja.access.models import Kommun
from kaja.flows.andrat import sedda
from kaja.flows.andrat_motsagt import motsagda
from kaja.flows.andrat_skydd import skydd_i_urvalet, skyddsandringar
from kaja.flows.angra import angra
from kaja.flows.identitet import for_isar, sla_ihop
from kaja.flows.las_in import las_in
from kaja.flows.natt import natt
from kaja.intake.models import MottagenFil, Status
from kaja.register.andringar import andringar, count
from kaja.register.andringsslag import INNE
from kaja.register.kvittenser import accept
from kaja.register.models import Bedomning
from kaja.underlag.queries import contradictions
from kaja.ungdom.models import Person, Sammanslagning
from tests.flows.andringarna import samordnaren, sedan
from tests.flows.kommunen import ALI, DAG, EVA, HEM, LEO, NORA, boende, elev, emot, minut, personen
from tests.flows.slumpnatter import lev
from tests.mycket import mycket
from tests.orakel.rader import HAR

FRON = range(mycket(2))
SVAR = (
    *("utfall", "avgorande_punkt", "ingangsorsak", "fraga"),
    *("omfattas_fran", "vantar_pa_start"),
)
ALLA = (NORA, LEO, ALI, EVA)
LANGE_SEDAN = datetime(2015, 1, 1, tzinfo=UTC)
Bild = dict[str, tuple[Any, ...]]
# The questions are asked of PostgreSQL in test_andrat.py; here it is the answers that are compared.
pytestmark = [pytest.mark.django_db, pytest.mark.bara("sqlite")]


def bilden() -> Bild:
    """Everyone's answer now, by number."""
    rader = Bedomning.objects.filter(ersatt=None).values_list("person__nummer", *SVAR)
    return {nummer: tuple(svar) for nummer, *svar in rader}


def inne(bild: Bild, nummer: str) -> bool:
    return nummer in bild and bild[nummer][0] in INNE


def skillnaden(bilder: list[Bild]) -> dict[str, str]:
    """What has happened to each person between the first picture and the last."""
    fore, nu = bilder[0], bilder[-1]
    found = {}
    for nummer in set().union(*bilder):
        da, nu_inne = inne(fore, nummer), inne(nu, nummer)
        flera = {inne(bild, nummer) for bild in bilder}
        if da != nu_inne:
            found[nummer] = "ny" if nu_inne else "borta"
        elif da and fore[nummer] != nu[nummer]:
            found[nummer] = "andrad"
        elif len(flera) > 1:
            found[nummer] = "vande"
    return found


def gick_ut(bilder: list[Bild]) -> set[str]:
    return {nr for a, b in pairwise(bilder) for nr in a if inne(a, nr) and not inne(b, nr)}


def kontrollera(tider: list[datetime], bilder: list[Bild], kommun: str) -> None:
    """From every picture: the list, its counts and its reasons."""
    user, hem = samordnaren(kommun), Kommun.objects.get(pk=kommun)
    for nr, tid in enumerate(tider):
        listade = sedan(tid, kommun=kommun)
        slag = {nummer: en.slag for nummer, en in listade.items()}
        vantat = skillnaden(bilder[nr:])
        # Between two pictures an answer may also have turned and turned back.
        assert {n: s for n, s in slag.items() if n in vantat or s != "vande"} == vantat, nr
        assert gick_ut(bilder[nr:]) <= set(slag)
        assert all(en.mening.strip(" .") for en in listade.values())
        skydd = skydd_i_urvalet(hem, skyddsandringar(hem, tid))
        antal: Counter[str] = Counter()
        for grupp, n in count(andringar(user, hem, tid, skydd)).items():
            antal[grupp.slag] += n
        assert +Counter({**antal, "": 0}) == Counter(slag.values())
        assert {grupp.kvitterad for grupp in count(andringar(user, hem, tid, skydd))} <= {
            *([False] if slag or antal[""] else []),
            *([True] if antal[""] else []),
        }


def godkann_allt(tid: datetime, kommun: str, nu: datetime) -> None:
    hem = Kommun.objects.get(pk=kommun)
    skyddade = skyddsandringar(hem, tid)
    rader = [
        (en.bedomning.pk, en.bedomning.sett, en.person.pk)
        for en in sedan(tid, kommun=kommun).values()
    ]
    accept(kommun=hem, sedda=sedda(rader, skyddade), user=samordnaren(kommun), tid=nu)
    assert sedan(tid, kommun=kommun) == {}


@pytest.mark.parametrize("fro", FRON)
def test_the_changes_of_random_weeks_are_those_between_the_pictures(fro: int) -> None:
    tider: list[datetime] = []
    bilder: list[Bild] = []
    varld = None
    for _, varld in lev(fro, alla=False):
        tider.append(varld.nu())
        bilder.append(bilden())
    assert varld is not None
    kontrollera(tider, bilder, HAR)
    godkann_allt(tider[0], HAR, varld.nu())
    alla = Person.objects.filter(bedomningar__ersatt__isnull=True, bedomningar__isnull=False)
    nagot = contradictions(alla.distinct(), varld.dag)
    funna = motsagda(varld.kommun, LANGE_SEDAN, varld.dag)
    assert {(en.person.pk, en.slag, en.mening) for en in funna} == {
        (pk, en.slag, en.mening) for pk, flera in nagot.items() for en in flera
    }


class Filer:
    """Files of the four, drawn at random, read, taken back and read in full, with nights."""

    def __init__(self, fro: int) -> None:
        self.slump, self.nr, self.dag = Random(fro), 0, DAG

    def steg(self) -> Iterator[datetime]:
        for _ in range(12):
            self.nr += 10
            self.slump.choice(
                (self._boende, self._elever, self._elever, self._angra, self._natt, self._hop)
            )()
            yield minut(self.nr + 5)

    def _boende(self) -> None:
        rader = [
            boende(n, kommun=self.slump.choice((HEM, HEM, HEM, "2080"))) for n in self._nagra()
        ]
        self._las("folkbokforing", rader)

    def _elever(self) -> None:
        slut = (DAG - timedelta(days=self.slump.randrange(60))).isoformat()
        rader = [elev(n, till=self.slump.choice(("", "", slut))) for n in self._nagra()]
        self._las("elever", rader)

    def _nagra(self) -> list[str]:
        return [nummer for nummer in ALLA if self.slump.random() < 0.7]

    def _las(self, kalla: str, rader: list[str]) -> None:
        hel = self.slump.choice(("hel", "del", "andring"))
        mottagen = emot(kalla, *rader, nr=self.nr, omfattning=hel)
        if mottagen.ny:
            las_in(fil=mottagen.fil, user=None, tid=minut(self.nr), dag=self.dag, bekraftat=True)

    def _angra(self) -> None:
        inlasta = list(MottagenFil.objects.filter(status=Status.INLAST).order_by("pk"))
        if inlasta:
            fil = self.slump.choice(inlasta)
            angra(fil=fil, user=None, tid=minut(self.nr), dag=self.dag)

    def _natt(self) -> None:
        self.dag += timedelta(days=self.slump.choice((1, 7, 400)))
        natt(kommun=Kommun.objects.get(pk=HEM), dag=self.dag, tid=minut(self.nr))

    def _hop(self) -> None:
        kommun, user = Kommun.objects.get(pk=HEM), samordnaren()
        rad = Sammanslagning.objects.filter(ersatt=None).first()
        kanda = set(Bedomning.objects.filter(ersatt=None).values_list("person__nummer", flat=True))
        vem: dict[str, Any] = {"kommun": kommun, "user": user, "tid": minut(self.nr)}
        if rad:
            for_isar(sammanslagning=rad, **vem)
        elif {LEO, ALI} <= kanda:
            sla_ihop(fran=personen(ALI), till=personen(LEO), bekraftat=True, **vem)
        natt(kommun=kommun, dag=self.dag, tid=minut(self.nr + 1))


@pytest.mark.parametrize("fro", FRON)
def test_the_changes_of_random_files_are_those_between_the_pictures(fro: int) -> None:
    tider, bilder = [minut(0)], [bilden()]
    for tid in Filer(fro).steg():
        tider.append(tid)
        bilder.append(bilden())
    kontrollera(tider, bilder, HEM)
    godkann_allt(tider[0], HEM, minut(500))
