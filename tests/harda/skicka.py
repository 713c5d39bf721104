"""kill -9 of the sender: `python -m tests.harda.skicka --punkter 200`. Each youth gets it once.

The gateway is a 46elks on this computer that also loses answers and fails now and then. A sender is
forked, killed after a moment, and the next one goes on; at the end the gateway's own list is
counted.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from datetime import timedelta

LAGEN = ("svarar", "svarar", "svarar", "svaret_tappas", "tappas", "500", "503")
GENAST = timedelta(seconds=-1)
LANGST = 0.15


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--punkter", type=int, default=200)
    parser.add_argument("--personer", type=int, default=400)
    parser.add_argument("--fro", type=int, default=1)
    val = parser.parse_args()
    os.environ["KAJA_DATA"] = tempfile.mkdtemp(prefix="kaja-skicka-")
    from kaja.cli.start import prepare_database

    prepare_database()
    from tests.utskick.elkserver import elkserver

    with elkserver() as server:
        antal = prova(server, val.punkter, val.personer, random.Random(val.fro))
    tva = {till: n for till, n in antal.items() if n != 1}
    sagt = f"{val.punkter} kill -9: {len(antal)} av {val.personer} fick det, {len(tva)} fel antal"
    sys.stdout.write(f"{sagt}\n")
    return 0 if len(antal) == val.personer and not tva else 1


def prova(server: object, punkter: int, personer: int, slump: random.Random) -> Counter[str]:
    """Kill so many senders, then let one finish; how many times each receiver got it."""
    from django.conf import settings
    from django.db import connections

    from kaja.utskick.models import Meddelande, Meddelandelage
    from tests.utskick.elkserver import ANVANDARE, LOSENORD, Elkserver

    assert isinstance(server, Elkserver)
    settings.KAJA_SMS_ADRESS = server.adress
    settings.KAJA_SMS_ANVANDARE, settings.KAJA_SMS_LOSENORD = ANVANDARE, LOSENORD
    bestall(personer)
    for punkt in range(punkter):
        server.laget = slump.choice(LAGEN)
        server.listan = slump.choice(("svarar", "svarar", "500"))
        connections.close_all()
        barn = os.fork()
        if not barn:
            skicka(punkt)
        time.sleep(slump.uniform(0, LANGST))
        os.kill(barn, signal.SIGKILL)
        os.waitpid(barn, 0)
    server.laget = server.listan = "svarar"
    varv = punkter
    while Meddelande.objects.exclude(lage=Meddelandelage.SAND).exists() and varv < punkter + 100:
        varv += 1
        en_gang(varv)
    return Counter(rad["to"] for rad in server.skickade)


def bestall(personer: int) -> None:
    from kaja.flows.utskick import bestall as bestall_utskick
    from kaja.ungdom.models import Person
    from kaja.utskick.models import Utskick
    from tests.utskick import mottagare as m

    user = m.samordnaren()
    m.skriv_avsandare(user)
    ids = m.ungdomar(personer)
    for nr, pk in enumerate(ids):  # a number each: made here and now, and never sent to anyone
        Person.objects.filter(pk=pk).update(telefon=f"070{2_000_000 + nr}")
    bestall_utskick(kommun=m.kommunen(), personer=ids, val=m.val(), user=user, tid=m.TID, dag=m.DAG)
    Utskick.objects.update(lage="skickas")


def skicka(varv: int) -> None:
    """In the forked process: send until it is killed."""
    for gang in range(1000):
        en_gang(varv * 20 + gang)


def en_gang(varv: int) -> None:
    from kaja.flows.utskick_ko import skota_kon
    from tests.utskick.mottagare import TID

    tid = TID + timedelta(days=1 + varv // 30, minutes=(varv % 30) * 15)
    skota_kon(tid=tid, tyst=GENAST, vila=GENAST)


if __name__ == "__main__":
    raise SystemExit(main())
