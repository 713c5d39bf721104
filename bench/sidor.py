"""The pages with 60,000 people in one municipality, on SQLite, as a logged-in handläggare.

Server time is taken inside the process, the whole way through the middleware and with a new
connection to the database for each request, as in use. On a machine with other work to do, the time
of the processor tells what the page costs by itself.
"""

from __future__ import annotations

import logging
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench import andringar, stad
from bench.matning import Figur

if TYPE_CHECKING:
    from django.test import Client

    from kaja.ungdom.models import Person

GANGER = 15
TOM_SIDA = "/mitt-konto"
MALGRUPPEN = {
    "fliken Omfattas": "",
    "fliken Oklart": "?utfall=oklart",
    "fliken Omfattas inte": "?utfall=omfattas_inte",
    "fliken Alla": "?utfall=alla",
    "sök ett namn": "?utfall=alla&sok=förnamn1",
    "sök ett nummer": "?utfall=alla&sok={nummer}",
    "sök utan träff": "?utfall=alla&sok=xyzzy",
    "ålder 17": "?utfall=alla&alder=17",
    "snart 20": "?utfall=alla&alder=snart",
    "skäl avbrott": "?utfall=alla&orsak=avbrott",
    "sista sidan": "?utfall=alla&page=99999",
    **{
        f"ordnad efter {kolumn}": f"?utfall=alla&sort={kolumn}"
        for namn in ("namn", "nummer", "alder", "varfor", "sedan", "start", "lage")
        for kolumn in (namn, f"-{namn}")
    },
}

ANDRAT = {
    "nya": "/andrat?flik=ny",
    "borta": "/andrat?flik=borta",
    "ändrade, sista sidan": "/andrat?flik=andrad&page=999",
    "sök ett namn": "/andrat?flik=ny&sok=förnamn1",
}


def figurer() -> Iterator[Figur]:
    with tempfile.TemporaryDirectory(prefix="kaja-bench-") as mapp:
        stad.valj_mapp(Path(mapp))
        stad.bygg(Path(mapp))
        andringar.gor_andringar()
        logging.disable()
        yield from matt()
        logging.disable(logging.NOTSET)


def matt() -> Iterator[Figur]:
    """All figures, on the data folder that is chosen."""
    liten, stor = _inloggad(stad.LITEN), _inloggad(stad.STOR)
    person = f"/person/{_person(stad.STOR).pk}"
    malgrupp = {
        vad: f"/malgrupp{fraga}".format(nummer=_person(stad.STOR).nummer)
        for vad, fraga in MALGRUPPEN.items()
    }
    tider = {vad: _tid(stor, adress) for vad, adress in malgrupp.items()}
    for vad, tid in tider.items():
        yield Figur("sidor.malgrupp", f"Målgrupp, {vad}", 100, tid.vagg, "ms")
    dyrast = max(tid.processor for tid in tider.values())
    yield Figur("sidor.processor", "Målgrupp, dyraste sidan, processortid", None, dyrast, "ms")
    yield from _fragor(stor, liten, [*malgrupp.values()])
    yield from _andra(stor, person, malgrupp["fliken Omfattas"])
    yield from _andringar(stor, liten)


def _andringar(stor: Client, liten: Client) -> Iterator[Figur]:
    """Three thousand changes since one last looked; then all there has ever been."""
    for vad, adress in ANDRAT.items():
        tid = _tid(stor, adress)
        yield Figur("sidor.andrat", f"Ändrat, {vad}", None, tid.vagg, "ms")
        yield Figur("sidor.andrat", f"Ändrat, {vad}, processortid", None, tid.processor, "ms")
    jamforda = [a for a in ANDRAT.values() if _har_rader(stor, a) and _har_rader(liten, a)]
    antal = [(_antal_fragor(stor, a), _antal_fragor(liten, a)) for a in jamforda]
    yield Figur("sidor.andrat", "Ändrat, flest frågor", None, max(antal)[0], "st")
    skillnad = max(abs(har - dar) for har, dar in antal)
    yield Figur("sidor.andrat", "Ändrat, skillnad mot en kommun med 200", 0, skillnad, "st")
    forsta = _tid(stor, "/andrat?fran=borjan").vagg / 1000
    yield Figur("sidor.andrat", "Ändrat, från början med 60 000", None, forsta, "s")


def _fragor(stor: Client, liten: Client, adresser: list[str]) -> Iterator[Figur]:
    """SQL statements a page: as many for the large municipality as for the small one."""
    # An empty page has no rows to ask about: those with someone on them in both are compared.
    jamforda = [a for a in adresser if _visar_nagon(stor, a) and _visar_nagon(liten, a)]
    antal = [(_antal_fragor(stor, a), _antal_fragor(liten, a)) for a in jamforda]
    skillnad = max(abs(har - dar) for har, dar in antal)
    yield Figur("sidor.jamforda", "jämförda sidor", None, len(jamforda), "st")
    yield Figur("sidor.fragor", "Målgrupp, flest frågor på en sida", None, max(antal)[0], "st")
    yield Figur("sidor.konstant", "skillnad mot en kommun med 200", 0, skillnad, "st")


def _andra(stor: Client, person: str, lista: str) -> Iterator[Figur]:
    tom = _tid(stor, TOM_SIDA)
    yield Figur("sidor.tom", "inloggad tom sida", None, tom.vagg, "ms")
    for vad, adress in (
        ("Oklart", "/oklart"),
        ("Fullständighet", "/fullstandighet"),
        ("en persons sida", person),
    ):
        yield Figur("sidor.annan", vad, None, _tid(stor, adress).vagg, "ms")
        yield Figur("sidor.annan", f"{vad}, frågor", None, _antal_fragor(stor, adress), "st")
    for vad, adress, mal in (("listan", lista, 6), ("en persons sida", person, 4)):
        kvot = _tid(stor, adress).processor / tom.processor
        yield Figur("sidor.kvot", f"{vad} mot tom sida (mål {mal})", None, kvot, "ggr")
    for format_ in ("csv", "xlsx"):
        tid = _en_gang(stor, f"/malgrupp/export.{format_}?utfall=alla")
        yield Figur("sidor.export", f"alla till {format_}", None, tid.vagg / 1000, "s")


def _inloggad(kommun: str) -> Client:
    from django.test import Client

    from kaja.access.models import User

    klient = Client(SERVER_NAME="localhost")
    user = User.objects.get(email=stad.E_POST)
    klient.force_login(user, "kaja.access.adapter.Backend")
    klient.post("/valj-kommun", {"kommun": kommun})
    return klient


def _person(kommun: str) -> Person:
    """Someone who has interrupted upper secondary school, with facts."""
    from kaja.underlag.models import Studiefaktum

    fakta = Studiefaktum.objects.filter(kommun=kommun, avbrott=True, person__skydd="")
    return fakta.select_related("person").latest("fran").person


class Tid(NamedTuple):
    """Milliseconds, by the clock on the wall and of the processor."""

    vagg: float
    processor: float


def _tid(klient: Client, adress: str) -> Tid:
    """The median times of the page, once it has been shown."""
    _en_gang(klient, adress)
    vagg, processor = zip(*(_en_gang(klient, adress) for _ in range(GANGER)), strict=True)
    return Tid(statistics.median(vagg), statistics.median(processor))


def _en_gang(klient: Client, adress: str) -> Tid:
    from django.db import connection

    connection.close()
    vagg, processor = time.perf_counter(), time.process_time()
    svar = klient.get(adress)
    tid = Tid((time.perf_counter() - vagg) * 1000, (time.process_time() - processor) * 1000)
    assert svar.status_code == 200, (adress, svar.status_code)
    return tid


def _har_rader(klient: Client, adress: str) -> bool:
    return b'class="k-uppgift"' in klient.get(adress).content


def _visar_nagon(klient: Client, adress: str) -> bool:
    return b'class="k-lista"' in klient.get(adress).content


def _antal_fragor(klient: Client, adress: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as fragor:
        svar = klient.get(adress)
    assert svar.status_code == 200, (adress, svar.status_code)
    return len(fragor)
