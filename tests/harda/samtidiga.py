"""`python -m tests.harda.samtidiga --redigerare 16 --andringar 500`: many change the same at once.

A served Kaja and so many editors, each a process that opens the form of a youth's mapping or plan
over HTTP, counts one up in a text that all share, and saves. Who is refused sees both texts, counts
on from the one that is saved, and saves again, until it is taken. Afterwards the count must be as
many as were saved, every one of them must stand in a version of its own, and whoever was refused
must have been told.

`--slarvig` does it once more with a Kaja that saves on top of whatever there is: what the harness
is good for is that it sees that.
"""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx

from tests.harda.kopior import BAS, Kopior, installation

DAG = "2026-11-23"
SARV = """
import kaja.cli.start as start
start.prepare_database()
import kaja.insatser.samtidigt as samtidigt
samtidigt.next_version = lambda nu, *, pa: nu + 1
"""
RAKNAT = re.compile(r"Räknat (\d+), senast (r\d+n\d+)")
FALT = {"kartlaggning": "vill_12_ord", "plan": "planering"}
"""The text that all share, on each of the two pages."""


class Varld(NamedTuple):
    """The youth, and the session of each editor."""

    person: int
    sessioner: list[str]


class Gjort(NamedTuple):
    """What one editor did: the marks of what was saved, by page, how often she was refused and
    told, and what else went wrong."""

    sparat: dict[str, list[str]]
    avvisade: int
    fel: list[str]


def bygg(redigerare: int) -> Varld:
    """A youth in the register, and those who are to edit."""
    from django.test import Client

    from kaja.access.roller import Roll
    from tests.web.ungdomen import ny_ungdom
    from tests.web.varld import KOMMUN, anvandare

    ungdom, sessioner = ny_ungdom(), []
    for nr in range(redigerare):
        klient = Client()
        klient.force_login(
            anvandare(f"Red{nr} Ek", (KOMMUN, Roll.HANDLAGGARE)),
            backend="kaja.access.adapter.Backend",
        )
        sessioner.append(klient.cookies["sessionid"].value)
    return Varld(ungdom.pk, sessioner)


@contextmanager
def serverad(kopior: Kopior, namn: str, *, slarvig: bool) -> Iterator[str]:
    """Kaja on a copy of the database and a port of its own, as it is started in use."""
    with socket.create_server(("127.0.0.1", 0)) as plats:
        port = plats.getsockname()[1]
    start = f"from kaja.cli import main; main(['start', '--port', '{port}'])"
    kod = (SARV if slarvig else "") + start
    process = subprocess.Popen(
        [sys.executable, "-c", kod],
        env=os.environ | {"KAJA_DATABASE_URL": kopior.adress(namn)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _vanta(f"http://127.0.0.1:{port}/halsa")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def _vanta(url: str) -> None:
    for _ in range(600):
        try:
            if httpx.get(url).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError("Kaja startade inte.")


def redigera(url: str, varld: Varld, nr: int, andringar: int) -> Gjort:
    """One editor's work: every other edit is of the plan."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    gjort = Gjort({vad: [] for vad in FALT}, 0, [])
    cookies = {"sessionid": varld.sessioner[nr]}
    with httpx.Client(base_url=url, cookies=cookies, timeout=120) as klient:
        for n in range(andringar):
            vad, marke = list(FALT)[n % 2], f"r{nr}n{n}"
            adress = f"/person/{varld.person}/{vad}/skriv"
            avvisad, fel = _en_andring(klient, adress, FALT[vad], marke)
            gjort = gjort._replace(avvisade=gjort.avvisade + avvisad)
            if fel:
                gjort.fel.append(f"{marke}: {fel}")
            else:
                gjort.sparat[vad].append(marke)
    return gjort


def _en_andring(klient: httpx.Client, adress: str, falt: str, marke: str) -> tuple[int, str]:
    """Change and save until it is taken; how often it was refused, and what went wrong."""
    from tests.web.ungdomen import falten

    sida = klient.get(adress)
    if sida.status_code != 200:
        return 0, f"GET {sida.status_code}"
    data = falten(sida.text)
    data |= {"gor": ["utkast"], falt: [_plus_ett(data[falt][0], marke)]}
    for avvisad in range(1000):
        svar = klient.post(adress, data=data)
        if svar.status_code == 302:
            return avvisad, ""
        if svar.status_code != 409 or marke not in svar.text:
            return avvisad, f"POST {svar.status_code}"
        data = _valj(falten(svar.text), falt, marke)
    return 1000, "gav upp"


def _plus_ett(text: str, marke: str) -> str:
    raknat = RAKNAT.search(text)
    return f"Räknat {int(raknat[1]) + 1 if raknat else 1}, senast {marke}"


def _valj(data: dict[str, list[str]], falt: str, marke: str) -> dict[str, list[str]]:
    """What a careful person chooses: the saved text and one more."""
    for krock in [n.removeprefix("krock:") for n in data if n.startswith("krock:")]:
        sparat = (data.get(f"sparat:{krock}") or [""])[0]
        data |= {f"val:{krock}": ["ihop"], f"ihop:{krock}": [_plus_ett(sparat, marke)]}
        assert krock == falt, krock
    return data


def granska(sparat: dict[str, list[str]]) -> list[str]:
    """What is wrong in the database, in sentences; run where it can be read."""
    from kaja.audit.models import Handelse
    from kaja.insatser.models import Kartlaggning, Plan

    fel = []
    for vad, rader in (("kartlaggning", Kartlaggning.objects), ("plan", Plan.objects)):
        texter = list(rader.order_by("version").values_list("version", FALT[vad]))
        traffar = [RAKNAT.fullmatch(text) for _, text in texter]
        raknat = [int(t[1]) for t in traffar if t]
        marken = [t[2] for t in traffar if t]
        antal = len(sparat[vad])
        if sorted(marken) != sorted(sparat[vad]):
            fel.append(f"{vad}: {len(set(sparat[vad]) - set(marken))} sparade saknas i historien")
        if raknat != list(range(1, antal + 1)):
            fel.append(f"{vad}: {antal - max(raknat, default=0)} av {antal} ändringar förlorade")
        if [nr for nr, _ in texter] != list(range(1, len(texter) + 1)):
            fel.append(f"{vad}: versionerna går inte i följd")
        handlingar = Handelse.objects.filter(handling__startswith=f"{vad}.").count()
        if handlingar != antal:
            fel.append(f"{vad}: {handlingar} händelser i loggen om {antal} ändringar")
    return fel


def prova(kopior: Kopior, varld: Varld, namn: str, andringar: int, *, slarvig: bool) -> int:
    """Let them all edit on a copy of the database; gives how much was wrong, and tells it."""
    with serverad(kopior, namn, slarvig=slarvig) as url:
        start = time.perf_counter()
        alla = _alla_pa_en_gang(url, varld, andringar)
        tog = time.perf_counter() - start
    sparat = {vad: [m for gjort in alla for m in gjort.sparat[vad]] for vad in FALT}
    fel = [rad for gjort in alla for rad in gjort.fel]
    fel += kopior.i_barn(namn, lambda: granska(sparat)).varde
    antal, avvisade = sum(map(len, sparat.values())), sum(gjort.avvisade for gjort in alla)
    _skriv(f"{kopior.databas}, {'slarvig' if slarvig else 'Kaja'}: {len(alla)} redigerare, ")
    _skriv(f"{antal} sparade, {avvisade} avvisade och visade, {len(fel)} fel, {tog:.0f} s\n")
    for rad in fel[:10]:
        _skriv(f"  {rad}\n")
    return len(fel)


def _alla_pa_en_gang(url: str, varld: Varld, andringar: int) -> list[Gjort]:
    gaffel: Any = multiprocessing.get_context("fork")
    svar = gaffel.Queue()

    def en(nr: int) -> None:
        svar.put(redigera(url, varld, nr, andringar))

    vilka = [gaffel.Process(target=en, args=(nr,)) for nr in range(len(varld.sessioner))]
    for process in vilka:
        process.start()
    alla = [svar.get(timeout=3 * 3600) for _ in vilka]
    for process in vilka:
        process.join()
    return alla


def main(argument: list[str]) -> int:
    """0 when nothing was lost and all was told, and the careless twin was caught."""
    val = _argument(argument)
    with installation(val.databas, DAG) as kopior:
        varld: Varld = kopior.i_barn(BAS, lambda: bygg(val.redigerare)).varde
        slarvig = kopior.ny("slarvig") if val.slarvig else ""
        fel = prova(kopior, varld, BAS, val.andringar, slarvig=False)
        sedd = not slarvig or prova(kopior, varld, slarvig, val.andringar, slarvig=True) > 0
    return 0 if not fel and sedd else 1


def _argument(argument: list[str]) -> argparse.Namespace:
    tolk = argparse.ArgumentParser(prog="python -m tests.harda.samtidiga")
    tolk.add_argument("--redigerare", type=int, default=4)
    tolk.add_argument("--andringar", type=int, default=10, help="så många gör var och en")
    tolk.add_argument("--databas", choices=("sqlite", "postgres"), default="sqlite")
    tolk.add_argument("--slarvig", action="store_true", help="prova också den slarviga")
    return tolk.parse_args(argument)


def _skriv(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
