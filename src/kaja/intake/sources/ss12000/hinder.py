"""What keeps a page from coming, and whether it is worth asking again."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from kaja.intake.sources.ss12000.anslutning import Hamtfel

_OK, _UPPTAGEN = 200, 429
_GA_OM = {_UPPTAGEN, 500, 502, 503, 504}
_NYCKELN = {401, 403}
_OKAND_SIDA = {400, 404, 410}
_SAKNAS = {404, 405, 410, 501}
_HANVISAR = range(300, 400)


class OkandSidaError(Hamtfel):
    """The server does not know the page any more: its token has run out."""


class SaknasError(Hamtfel):
    """The server has nothing at that address."""


class TillfalligtError(Exception):
    """May be over soon. The message is a Swedish sentence; `vanta` is what the server asks for."""

    def __init__(self, mening: str, vanta: float | None = None) -> None:
        super().__init__(mening)
        self.vanta = vanta


def granska(status: int, om_igen: str, nu: datetime, *, sida: bool) -> None:
    """Raises unless the answer is what was asked for; `sida` says that it was a later page.

    `om_igen` is the header Retry-After: seconds, or a moment.
    """
    if status == _OK:
        return
    if status in _GA_OM:
        raise TillfalligtError(_tillfalligt(status), _vanta(om_igen, nu))
    if sida and status in _OKAND_SIDA:
        raise OkandSidaError(f"Servern känner inte igen sin egen sida ({status}).")
    if status in _SAKNAS:
        raise SaknasError(f"Adressen svarar inte på SS 12000 ({status}). Kontrollera adressen.")
    raise Hamtfel(_slutgiltigt(status))


def tidpunkt(text: str) -> datetime | None:
    """The moment in a header, None when there is none that is possible."""
    try:
        tid = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return None if tid.year < 2000 else tid if tid.tzinfo else tid.replace(tzinfo=UTC)


def _vanta(om_igen: str, nu: datetime) -> float | None:
    if om_igen.isascii() and om_igen.isdigit():
        return float(om_igen[:9])
    tid = tidpunkt(om_igen)
    return (tid - nu).total_seconds() if tid else None


def _tillfalligt(status: int) -> str:
    if status == _UPPTAGEN:
        return "Servern tar inte emot fler frågor just nu (429)."
    return f"Servern svarade med fel {status}."


def _slutgiltigt(status: int) -> str:
    if status in _NYCKELN:
        return f"Servern godtar inte nyckeln ({status}). Kontrollera den, eller skaffa en ny."
    if status in _HANVISAR:
        return "Servern hänvisar till en annan adress. Skriv den rätta adressen i stället."
    return f"Servern godtar inte frågan ({status}). Kontrollera adressen med leverantören."
