"""One question to an SS 12000 server, asked again while there is hope of an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import TracebackType
from typing import NamedTuple

import httpx

from kaja.intake.sources.ss12000.anslutning import FEL_ADRESS, Anslutning, Hamtfel
from kaja.intake.sources.ss12000.hinder import TillfalligtError, granska, tidpunkt
from kaja.intake.sources.ss12000.jsontext import JSON

Klocka = Callable[[], datetime]
_LANGST_PAUS = 60.0
_LANGST_VANTAN = 600.0
_CERTIFIKAT = "CERTIFICATE_VERIFY_FAILED"
_OTROVARDIG = "Serverns certifikat går inte att lita på. Kontrollera adressen."
_BRUTEN = "Anslutningen till servern bröts eller kom aldrig till."


class Svar(NamedTuple):
    """What the server answered, and what its clock showed, if it told."""

    innehall: object
    tid: datetime | None


class Server:
    """A connection that is open. Close it by leaving the `with`."""

    def __init__(
        self,
        anslutning: Anslutning,
        *,
        klocka: Klocka,
        sov: Callable[[float], None],
        slump: Callable[[], float],
    ) -> None:
        self._anslutning, self._klocka = anslutning, klocka
        self._sov, self._slump = sov, slump
        self._klient = httpx.Client(
            headers={
                "Authorization": f"Bearer {anslutning.nyckel}",
                "Accept": "application/json",
                "Accept-Encoding": "identity",  # a packed page could grow without end
            },
            timeout=anslutning.tidsgrans,
            follow_redirects=False,  # the key is for this host only
            verify=anslutning.krypterad,  # without https there is no certificate to look at
            trust_env=not anslutning.lokal,
        )

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self,
        typ: type[BaseException] | None,
        fel: BaseException | None,
        spar: TracebackType | None,
    ) -> None:
        self._klient.close()

    def fraga(self, vag: str, fraga: Mapping[str, str | int]) -> Svar:
        """The JSON that the server answers with.

        Raises Hamtfel when there is no hope, or none after so many attempts.
        """
        for forsok in range(self._anslutning.forsok):
            try:
                return self._ett_forsok(vag, fraga)
            except TillfalligtError as hinder:
                paus = self._paus(forsok, hinder)
                if forsok + 1 == self._anslutning.forsok or paus > _LANGST_VANTAN:
                    antal = "en gång" if forsok == 0 else f"{forsok + 1} gånger"
                    mening = f"{hinder} Kaja försökte {antal}. Försök igen senare."
                    raise Hamtfel(mening) from None
                self._sov(paus)
        raise Hamtfel("Antalet försök måste vara minst ett.")

    def _paus(self, forsok: int, hinder: TillfalligtError) -> float:
        """As long as the server asks for, or else twice as long each time, and never quite alike:
        many clients that were turned away together must not come back together."""
        langst = min(_LANGST_PAUS, 2.0**forsok)
        return max(hinder.vanta or 0.0, langst * (0.5 + self._slump() / 2))

    def _ett_forsok(self, vag: str, fraga: Mapping[str, str | int]) -> Svar:
        try:
            with self._klient.stream("GET", self._anslutning.url(vag), params=fraga) as svar:
                om_igen = svar.headers.get("Retry-After", "")
                granska(svar.status_code, om_igen, self._klocka(), sida="pageToken" in fraga)
                tid = tidpunkt(svar.headers.get("Date", ""))
                return Svar(_som_json(self._kropp(svar)), tid)
        except httpx.TimeoutException:
            raise TillfalligtError("Servern svarade inte i tid.") from None
        except httpx.HTTPError as fel:
            if _CERTIFIKAT in str(fel):
                raise Hamtfel(_OTROVARDIG) from None
            raise TillfalligtError(_BRUTEN) from None
        except httpx.InvalidURL:
            raise Hamtfel(FEL_ADRESS) from None

    def _kropp(self, svar: httpx.Response) -> bytes:
        """The whole answer. A server that sends a byte at a time is not waited for."""
        senast = self._klocka() + timedelta(seconds=self._anslutning.svarstid)
        kropp = bytearray()
        for bit in svar.iter_raw():
            kropp += bit
            if len(kropp) > self._anslutning.storst:
                raise Hamtfel("Serverns svar är för stort. Be om färre poster per sida.")
            if self._klocka() > senast:
                raise TillfalligtError("Servern skickar svaret för långsamt.")
        return bytes(kropp)


def _som_json(kropp: bytes) -> object:
    try:
        innehall: object = JSON.decode(kropp.decode())
    except (ValueError, RecursionError):
        raise TillfalligtError("Servern svarade med något som inte är JSON.") from None
    return innehall
