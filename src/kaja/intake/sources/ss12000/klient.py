"""Fetch persons and organisations from an SS 12000 server, page by page.

Not imported with the rest of the source: httpx is loaded only by who fetches. Enrolments are a part
of a person in the standard, so nothing has to be expanded. Filters go with the first page only: the
standard forbids them together with a pageToken.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from kaja.intake.sources.ss12000.anslutning import Anslutning, Hamtfel
from kaja.intake.sources.ss12000.fragor import FINNS_INTE, Fraga, fragor, kontrollera, tolkad
from kaja.intake.sources.ss12000.hinder import OkandSidaError, SaknasError
from kaja.intake.sources.ss12000.server import Klocka, Server
from kaja.intake.sources.ss12000.sidor import Arbete, Sida, Sidmapp

__all__ = ["Anslutning", "Hamtfel", "Hamtning", "hamta"]

_LANGSTA_ARBETE = timedelta(hours=24)
_MAPPEN = "Det går inte att skriva i mappen ({}). Kontrollera mappen och disken."
_FINNS_KVAR = "Det som redan är hämtat finns kvar till nästa försök."


class Hamtning(NamedTuple):
    """`fil` is what `oppna` reads; remove it when it has been received.

    `sedan` is what to ask with next time, to get the changes only. `fortsatt` says that an earlier
    run's pages were used, `borttag_kanda` that the server told whom it has removed: without that,
    or without a `sedan`, who is missing is found by comparing.
    """

    fil: Path
    sedan: datetime
    personer: int
    sidor: int
    fortsatt: bool
    borttag_kanda: bool


def hamta(
    anslutning: Anslutning,
    *,
    sedan: datetime | None,
    spara: Path,
    klocka: Klocka,
    sov: Callable[[float], None],
    slump: Callable[[], float],
) -> Hamtning:
    """Fetch everything, or what has changed since. `spara` is a folder of this source's own.

    Raises Hamtfel when it cannot be done now. The pages that came are in the folder then, and the
    next call with the same address and `sedan` goes on after them.
    """
    anslutning.kontrollera()
    mapp = Sidmapp(spara)
    try:
        with mapp.last(), Server(anslutning, klocka=klocka, sov=sov, slump=slump) as server:
            return _Hamtare(anslutning, sedan, mapp, server, klocka).hamta()
    except OSError as fel:
        raise Hamtfel(_MAPPEN.format(fel.strerror)) from fel


class _Hamtare:
    """One call: what is asked for, of whom, and where the pages lie."""

    def __init__(
        self,
        anslutning: Anslutning,
        sedan: datetime | None,
        mapp: Sidmapp,
        server: Server,
        klocka: Klocka,
    ) -> None:
        self._anslutning, self._mapp, self._server = anslutning, mapp, server
        self._klocka, nu = klocka, klocka()
        self._arbete = Arbete(anslutning.adress, sedan, nu)
        gammalt = mapp.pagaende()
        self._fortsatt = gammalt is not None and _samma(gammalt, self._arbete)
        if gammalt and self._fortsatt:
            self._arbete = gammalt
        else:
            mapp.kasta()
            mapp.borja(self._arbete)

    def hamta(self) -> Hamtning:
        slagen = fragor(self._arbete.sedan, self._arbete.borjad.year)
        fanns = sum(len(self._mapp.sidor(slag.vag)) for slag in slagen)
        sidor = {slag.vag: self._alla_sidor(slag) for slag in slagen}
        borttagna = sidor.get("deletedEntities", [])
        personer = sum(1 for _ in self._mapp.poster("persons"))
        return Hamtning(
            fil=self._mapp.avsluta(),
            sedan=self._arbete.borjad,
            personer=personer,
            sidor=sum(map(len, sidor.values())),
            fortsatt=self._fortsatt and fanns > 0,
            borttag_kanda=bool(borttagna) and borttagna[0].avtryck != FINNS_INTE,
        )

    def _alla_sidor(self, slag: Fraga) -> list[Sida]:
        sidor, omstart = self._mapp.sidor(slag.vag), False
        while not sidor or sidor[-1].nasta:
            try:
                self._en_sida_till(slag, sidor)
            except OkandSidaError:
                if omstart:
                    raise
                self._mapp.kasta(slag.vag)
                sidor, omstart = [], True
            except Hamtfel as fel:
                kvar = f" {_FINNS_KVAR}" if self._mapp.har_sidor() else ""
                raise type(fel)(f"{fel}{kvar}") from fel.__cause__
        return sidor

    def _en_sida_till(self, slag: Fraga, sidor: list[Sida]) -> None:
        """Ask for the page after these, and keep it."""
        fraga: dict[str, str | int] = {"limit": self._anslutning.poster_per_sida}
        fraga |= {"pageToken": sidor[-1].nasta} if sidor and sidor[-1].nasta else slag.filter
        borjade = self._klocka()
        try:
            svar = self._server.fraga(slag.vag, fraga)
        except SaknasError:
            if not slag.umbarlig or sidor:
                raise
            self._behall(slag, sidor, [], Sida(None, FINNS_INTE))
            return
        self._efter_serverns_klocka(svar.tid, self._klocka() - borjade)
        poster, sida = tolkad(svar.innehall, slag)
        kontrollera(sida, sidor)
        self._behall(slag, sidor, poster, sida)

    def _behall(self, slag: Fraga, sidor: list[Sida], poster: list[object], sida: Sida) -> None:
        self._mapp.spara(slag.vag, len(sidor), sida, poster)
        sidor.append(sida)

    def _efter_serverns_klocka(self, tid: datetime | None, tog: timedelta) -> None:
        """Next time must ask from before the first question, by the clock that dates the changes:
        the server's. Its header has whole seconds, and stands when the answer is sent."""
        borjad = tid - tog - timedelta(seconds=1) if tid else self._arbete.borjad
        if borjad < self._arbete.borjad and not self._mapp.har_sidor():
            self._arbete = self._arbete._replace(borjad=borjad)
            self._mapp.borja(self._arbete)


def _samma(gammalt: Arbete, nytt: Arbete) -> bool:
    """Whether pages of the old run belong to the new. After a day their tokens have run out."""
    alder = nytt.borjad - gammalt.borjad
    return gammalt[:2] == nytt[:2] and alder < _LANGSTA_ARBETE
