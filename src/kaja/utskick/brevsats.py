"""What the printer needs to set letters: the text and the people, put together as data. Pure."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from kaja.utskick import brevtext, falt

Delen = TypeVar("Delen")

SAMTIDIGT = 2
TID = 300  # seconds; a part takes one or two


class TryckfelError(RuntimeError):
    """The letters could not be set. The message is a Swedish sentence."""


class Brevhuvud(NamedTuple):
    """What is the same for all letters of a batch. `titel` is the document's."""

    titel: str
    sprakkod: str
    avsandare: str
    returadress: Sequence[str]
    datum: str
    sidfot: str


class Brevmottagare(NamedTuple):
    """To whom: the lines of the address, and the values of the merge fields that are her own."""

    adress: Sequence[str]
    varden: Mapping[str, str]


class Tryckt(NamedTuple):
    """A PDF, the page each letter begins on, and how many pages there are."""

    pdf: bytes
    borjar: list[int]
    sidor: int


def sats(
    huvud: Brevhuvud,
    text: str,
    gemensamt: Mapping[str, str],
    mottagare: Sequence[Brevmottagare],
) -> dict[str, Any]:
    """The letters as the printer reads them. `gemensamt` are the fields that all have in common."""
    delar = brevtext.las(text)
    return {
        "titel": huvud.titel,
        "lang": huvud.sprakkod,
        "avsandare": huvud.avsandare,
        "returadress": list(huvud.returadress),
        "datum": huvud.datum,
        "sidfot": huvud.sidfot,
        "delar": [_del(en, gemensamt) for en in delar],
        "personer": [
            {**en.varden, "nr": nr, "adress": list(en.adress)} for nr, en in enumerate(mottagare)
        ],
    }


def _del(en: brevtext.Del, gemensamt: Mapping[str, str]) -> dict[str, Any]:
    if en.slag == brevtext.Delslag.PUNKTER:
        return {"slag": en.slag, "punkter": [falt.bitar(rad, gemensamt) for rad in en.rader]}
    if en.slag == brevtext.Delslag.STYCKE:
        return {"slag": en.slag, "rader": [falt.bitar(rad, gemensamt) for rad in en.rader]}
    return {"slag": en.slag, "text": falt.bitar(en.text, gemensamt)}


def tryck(sats: Mapping[str, Any]) -> Tryckt:
    """Set the letters. TryckfelError if they cannot be set."""
    try:
        gick = subprocess.run(
            [sys.executable, "-m", "kaja.utskick.tryck"],
            input=json.dumps(sats, ensure_ascii=False).encode(),
            capture_output=True,
            check=True,
            timeout=TID,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as fel:
        raise TryckfelError(
            "Breven gick inte att skriva ut. Kontrollera kommunens egen text, eller försök igen."
        ) from fel
    huvud, _, pdf = gick.stdout.partition(b"\n")
    return Tryckt(pdf, **json.loads(huvud))


def tryck_samtidigt(
    delar: Iterable[Delen], sats: Callable[[Delen], Mapping[str, Any]]
) -> Iterator[tuple[Delen, Tryckt]]:
    """Set the parts, `SAMTIDIGT` at once, and give each with what was set, in order. One more is
    read beforehand, so that the printer never waits for whoever stores what it has set."""
    pa_vag: deque[tuple[Delen, Future[Tryckt]]] = deque()
    with ThreadPoolExecutor(SAMTIDIGT) as tradar:
        for del_ in delar:
            pa_vag.append((del_, tradar.submit(tryck, sats(del_))))
            if len(pa_vag) > SAMTIDIGT:
                forst, tryckt = pa_vag.popleft()
                yield forst, tryckt.result()
        while pa_vag:
            forst, tryckt = pa_vag.popleft()
            yield forst, tryckt.result()
