"""kill -9 of the sender, and a gateway that is away: each youth gets the message once.

`python -m tests.harda.skicka --punkter 200 --databas sqlite`, or postgres. The gateway is a 46elks
on this computer that also loses answers and fails now and then. A sender is forked, killed after a
moment, and the next one goes on. Then, on a copy each, the gateway is away for 10, 60, 300 and
3,600 seconds of the time that the queue is told. At the end the gateway's own list is counted.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random
from typing import NamedTuple

from django.db import connections

from tests.harda.kill import Punkt, dor_vid
from tests.harda.kopior import Kopior, installation
from tests.utskick.elkserver import ANVANDARE, LOSENORD, Elkserver, elkserver

LAGEN = ("svarar", "svarar", "svarar", "svaret_tappas", "tappas", "500", "503")
LISTOR = ("svarar", "svarar", "500")
AVBROTT = (10, 60, 300, 3600)
TID = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
GENAST, KVART = timedelta(seconds=-1), timedelta(minutes=15)
DAGTID = range(9, 19)
LANGST, SATSER = 0.15, 100
"""A sender lives at most so many seconds, or statements."""
GATT_UPP = 100
"""So many looks at the queue are enough, once the gateway answers, or something is lost."""


class Resultat(NamedTuple):
    """How many should have it, how many did, how many of them not once, and how many times a
    sender was killed with a message in its hand."""

    personer: int
    fick: int
    fel_antal: int
    mitt_i: int = 0

    @property
    def ratt(self) -> bool:
        return self.fick == self.personer and not self.fel_antal

    def __str__(self) -> str:
        bort = self.personer - self.fick
        return f"{self.fick} av {self.personer} fick det, {bort} bort, {self.fel_antal} fel antal"


def doda(server: Elkserver, personer: int, punkter: int, slump: Random) -> Resultat:
    """Kill so many senders, then let one finish."""
    till, mitt_i = bestall(personer), 0
    for punkt in range(punkter):
        server.laget, server.listan = slump.choice(LAGEN), slump.choice(LISTOR)
        _doda_en(punkt, slump)
        mitt_i += _ligger("sands")
    server.laget = server.listan = "svarar"
    _skicka_klart()
    return _rakna(server, till)._replace(mitt_i=mitt_i)


def avbrott(server: Elkserver, personer: int, sekunder: int, lage: str) -> Resultat:
    """The gateway is away (as `lage` says) for so long from the first look, which comes every
    twentieth of that time; then it answers."""
    till = bestall(personer)
    server.laget = server.listan = lage
    for gatt in range(0, sekunder, max(sekunder // 20, 1)):
        se_efter(TID + timedelta(seconds=gatt))
    server.laget = server.listan = "svarar"
    se_efter(TID + timedelta(seconds=sekunder))
    _skicka_klart()
    return _rakna(server, till)


def _skicka_klart() -> None:
    for _ in range(GATT_UPP):
        if _ar_klart():
            break
        se_efter(_nasta_tid())


def bestall(personer: int) -> list[str]:
    """A batch of text messages that the queue may send, to a number each."""
    from kaja.flows.utskick import bestall as bestall_utskick
    from kaja.ungdom.models import Person
    from kaja.utskick.models import Utskick, Utskickslage
    from tests.utskick import mottagare as m

    user = m.samordnaren()
    m.skriv_avsandare(user)
    ids = m.ungdomar(personer)
    for nr, pk in enumerate(ids):  # made here and now, and never sent to anyone
        Person.objects.filter(pk=pk).update(telefon=f"070{2_000_000 + nr}")
    bestall_utskick(
        kommun=m.kommunen(), personer=ids, val=m.val(), user=user, tid=TID, dag=TID.date()
    )
    Utskick.objects.update(lage=Utskickslage.SKICKAS)
    return [f"+4670{2_000_000 + nr}" for nr in range(len(ids))]


def _doda_en(punkt: int, slump: Random) -> None:
    """At a statement just before it is sent or after it was answered, or by the clock."""
    vid = Punkt(sats=slump.randrange(1, SATSER), efterat=slump.random() < 0.5)
    klocka, tid = slump.uniform(0, LANGST), _nasta_tid()
    connections.close_all()
    if not (barn := os.fork()):
        dor_vid(lambda: _skicka(tid), vid if punkt % 2 else Punkt(), slarvig=False)
        os._exit(0)
    if not punkt % 2:
        time.sleep(klocka)
        os.kill(barn, signal.SIGKILL)
    os.waitpid(barn, 0)


def _skicka(tid: datetime) -> None:
    for _ in range(1000):
        se_efter(tid)
        tid = _pa_dagen(tid + KVART)


def _nasta_tid() -> datetime:
    """When all that waits has waited long enough."""
    from django.db.models import Max

    from kaja.utskick.models import Meddelande

    senast = Meddelande.objects.aggregate(senast=Max("nasta_forsok"))["senast"]
    return _pa_dagen((senast or TID) + KVART)


def _pa_dagen(tid: datetime) -> datetime:
    """The same moment, or the next morning: no text message goes at night."""
    if tid.hour in DAGTID:
        return tid
    return (tid + timedelta(days=tid.hour >= DAGTID.stop)).replace(hour=DAGTID.start)


def se_efter(tid: datetime) -> None:
    from kaja.flows.utskick_ko import skota_kon

    skota_kon(tid=tid, tyst=GENAST, vila=GENAST)


def _ligger(lage: str) -> bool:
    from kaja.utskick.models import Meddelande

    return Meddelande.objects.filter(lage=lage).exists()


def _ar_klart() -> bool:
    from kaja.utskick.models import Meddelande, Meddelandelage

    return not Meddelande.objects.exclude(lage=Meddelandelage.SAND).exists()


def _rakna(server: Elkserver, till: list[str]) -> Resultat:
    fatt = Counter(rad["to"] for rad in server.skickade)
    fel_antal = sum(antal != 1 for antal in fatt.values()) + len(fatt.keys() - set(till))
    return Resultat(len(till), len(fatt.keys() & set(till)), fel_antal)


def prova(kopior: Kopior, val: argparse.Namespace) -> bool:
    """Everything, each on a copy of its own with a gateway of its own; says a line of each."""
    ratt = []
    with elkserver() as server:
        _pa(kopior, "doda", server)
        gav = doda(server, val.personer, val.punkter, Random(val.fro))
        _skriv(f"{val.databas}: {val.punkter} kill -9, {gav.mitt_i} mitt i ett meddelande: {gav}")
        ratt.append(gav.ratt)
    for lage in ("503", "tappas"):
        for sekunder in AVBROTT:
            with elkserver() as server:
                _pa(kopior, f"{lage}_{sekunder}", server)
                gav = avbrott(server, val.borta, sekunder, lage)
                _skriv(f"{val.databas}: operatören borta {sekunder} s ({lage}): {gav}")
                ratt.append(gav.ratt)
    return all(ratt)


def _pa(kopior: Kopior, namn: str, server: Elkserver) -> None:
    from django.conf import settings

    settings.KAJA_SMS_ADRESS = server.adress
    settings.KAJA_SMS_ANVANDARE, settings.KAJA_SMS_LOSENORD = ANVANDARE, LOSENORD
    connections.close_all()
    kopior.valj(kopior.ny(f"skicka_{namn}"))


def main(argument: list[str]) -> int:
    """Kill senders, and let the gateway be away; 0 when each got it once, 1 when not."""
    val = _argument(argument)
    with installation(val.databas, str(TID.date())) as kopior:
        ratt = prova(kopior, val)
        connections.close_all()
    return 0 if ratt else 1


def _argument(argument: list[str]) -> argparse.Namespace:
    tolk = argparse.ArgumentParser(prog="python -m tests.harda.skicka")
    tolk.add_argument("--punkter", type=int, default=200)
    tolk.add_argument("--databas", choices=("sqlite", "postgres"), default="sqlite")
    tolk.add_argument("--personer", type=int, default=2000, help="så många ska få det")
    tolk.add_argument("--borta", type=int, default=100, help="och vid varje avbrott")
    tolk.add_argument("--fro", type=int, default=1)
    return tolk.parse_args(argument)


def _skriv(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
