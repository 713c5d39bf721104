"""The pages that have been fetched, on disk: a run that is killed goes on where it was.

Every file is written beside its place and then moved there, so that it is whole or not at all.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from kaja.intake.sources.ss12000.anslutning import Hamtfel

_PAGAR = "En annan hämtning pågår i samma mapp. Vänta tills den är klar."
_ARBETE, _RESULTAT, _LAS = "pagaende.json", "ss12000.json", "las"


class Arbete(NamedTuple):
    """What is being fetched, from where, since when; and when the fetching began."""

    adress: str
    sedan: datetime | None
    borjad: datetime


class Sida(NamedTuple):
    """A page without its posts. `nasta` is the token of the page after it, None on the last.

    `avtryck` tells pages apart, and is blank for an empty one.
    """

    nasta: str | None
    avtryck: str


class Sidmapp:
    """A folder of pages. Everything in it is for its owner's eyes only."""

    def __init__(self, mapp: Path) -> None:
        self._mapp = mapp

    @contextmanager
    def last(self) -> Iterator[None]:
        """Nobody else fetches to the folder meanwhile. Raises Hamtfel when somebody does."""
        self._mapp.mkdir(mode=0o700, parents=True, exist_ok=True)
        fil = os.open(self._mapp / _LAS, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(fil, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        except BlockingIOError as fel:
            raise Hamtfel(_PAGAR) from fel
        finally:
            os.close(fil)

    def pagaende(self) -> Arbete | None:
        """What a run that was killed was about."""
        try:
            adress, sedan, borjad = json.loads((self._mapp / _ARBETE).read_bytes())
            tid = datetime.fromisoformat
            return Arbete(str(adress), tid(sedan) if sedan else None, tid(borjad))
        except (OSError, ValueError, TypeError):
            return None

    def borja(self, arbete: Arbete) -> None:
        """Note what is being fetched. Pages that there are belong to it."""
        sedan = arbete.sedan.isoformat() if arbete.sedan else None
        self._skriv(_ARBETE, [json.dumps([arbete.adress, sedan, arbete.borjad.isoformat()])])

    def sidor(self, vad: str) -> list[Sida]:
        """The pages there are, in order: none if the disk has spoilt one of them."""
        try:
            return [Sida(sida["nasta"], sida["avtryck"]) for sida in self._alla(vad)]
        except (ValueError, KeyError, TypeError):
            self.kasta(vad)
            return []

    def har_sidor(self) -> bool:
        return any(self._mapp.glob("*.sida"))

    def poster(self, vad: str) -> Iterator[object]:
        for sida in self._alla(vad):
            yield from sida["poster"]

    def spara(self, vad: str, nr: int, sida: Sida, poster: list[object]) -> None:
        text = json.dumps({"nasta": sida.nasta, "avtryck": sida.avtryck, "poster": poster})
        self._skriv(self._namn(vad, nr), [text])

    def kasta(self, vad: str = "*") -> None:
        """Throw pages away, the last one first: a run that is killed meanwhile leaves no gap."""
        for fil in sorted(self._mapp.glob(f"{vad}-*.sida*"), reverse=True):  # also half a page
            fil.unlink()

    def avsluta(self) -> Path:
        """Write the result and forget the pages. A run that is killed on the way does it again."""
        fil = self._skriv(_RESULTAT, self._som_fil())
        (self._mapp / _ARBETE).unlink(missing_ok=True)
        self.kasta()
        return fil

    def _alla(self, vad: str) -> Iterator[dict[str, Any]]:
        nr = 0
        while (fil := self._mapp / self._namn(vad, nr)).exists():
            yield json.loads(fil.read_bytes())
            nr += 1

    def _som_fil(self) -> Iterator[str]:
        """The text of the file that `oppna` reads, a post at a time."""
        yield '{"persons": ['
        yield from _som_lista(self.poster("persons"))
        yield '],\n"organisations": ['
        yield from _som_lista(self.poster("organisations"))
        yield '],\n"deletedEntities": {"persons": ['
        yield from _som_lista(self.poster("deletedEntities"))
        yield "]}}\n"

    def _namn(self, vad: str, nr: int) -> str:
        return f"{vad}-{nr:06}.sida"

    def _skriv(self, namn: str, delar: Iterable[str]) -> Path:
        halv = self._mapp / f"{namn}.halv"
        fil = os.open(halv, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(fil, "w", encoding="utf-8") as strom:
            strom.writelines(delar)
            strom.flush()
            os.fsync(fil)
        return halv.replace(self._mapp / namn)


def _som_lista(poster: Iterator[object]) -> Iterator[str]:
    for nr, post in enumerate(poster):
        yield f"{',' if nr else ''}\n{json.dumps(post)}"
