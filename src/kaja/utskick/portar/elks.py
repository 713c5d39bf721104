"""Text messages over 46elks: POST and GET https://api.46elks.com/a1/sms, basic authentication.

The protocol has no idempotency key. What may have been sent is asked about by receiver and time in
the gateway's own list, at most a hundred a page (https://46elks.se/docs/sms-history).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from kaja.utskick.portar.port import Forsandelse, Spar, Svar, Svarsslag

TID = httpx.Timeout(20, connect=5)
KLOCKAN = timedelta(minutes=2)
"""So much may the gateway's clock and ours differ."""
SIDOR = 5
INTE_NATT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
SENARE = frozenset({401, 402, 403, 429, 503})
SKAL = {
    401: "Sms-operatören känner inte igen användaren. Kontrollera KAJA_SMS_ANVANDARE.",
    402: "Sms-operatören säger att pengarna på kontot är slut.",
    403: "Sms-operatören nekar. Kontrollera kontot och pengarna på det.",
}
STANGT = "Sms-operatören går inte att nå."
TYST = "Sms-operatören svarade inte."


class Elks:
    """A client of one account."""

    kan_fragas = True

    def __init__(self, adress: str, anvandare: str, losenord: str) -> None:
        self._adress = f"{adress.rstrip('/')}/sms"
        # A connection each: one that has been kept open may be dead, and then nobody knows.
        ingen = httpx.Limits(max_keepalive_connections=0)
        self._klient = httpx.Client(auth=(anvandare, losenord), timeout=TID, limits=ingen)

    def skicka(self, brev: Forsandelse) -> Svar:
        form = {"from": brev.avsandare, "to": brev.mottagare, "message": brev.text}
        try:
            svar = self._klient.post(self._adress, data=form)
        except INTE_NATT:
            return Svar(Svarsslag.SENARE, skal=STANGT)
        except httpx.HTTPError:
            return Svar(Svarsslag.OVISST, skal=TYST)
        return _tolka(svar)

    def fraga(self, brev: Forsandelse, sedan: datetime) -> list[Spar] | None:
        fran = (sedan - KLOCKAN).astimezone(UTC).replace(tzinfo=None).isoformat()
        fraga = {"to": brev.mottagare, "end": fran, "limit": "100"}
        funna: list[Spar] = []
        try:
            for _ in range(SIDOR):
                sida = self._klient.get(self._adress, params=fraga)
                sida.raise_for_status()
                innehall = sida.json()
                funna += [_spar(rad) for rad in innehall["data"] if _var(rad, brev, fran)]
                if not innehall.get("next"):
                    return funna
                fraga |= {"start": innehall["next"]}
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            return None
        return None


def _tolka(svar: httpx.Response) -> Svar:
    if svar.is_success:
        return _taget(svar)
    if svar.status_code in SENARE:
        return Svar(Svarsslag.SENARE, skal=SKAL.get(svar.status_code, STANGT))
    if svar.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
        return Svar(Svarsslag.OVISST, skal=TYST)
    return Svar(Svarsslag.NEKAT, skal="Sms-operatören tog inte emot numret eller texten.")


def _taget(svar: httpx.Response) -> Svar:
    try:
        rad = svar.json()
        if rad.get("status") == "failed":
            return Svar(Svarsslag.NEKAT, skal="Sms-operatören kunde inte lämna fram meddelandet.")
        return Svar(Svarsslag.TAGET, str(rad["id"]))
    except (ValueError, KeyError, AttributeError):
        return Svar(Svarsslag.OVISST, skal=TYST)


def _var(rad: dict[str, Any], brev: Forsandelse, fran: str) -> bool:
    """Whether a line of the list is a message from us to the receiver, late enough."""
    ut = str(rad.get("direction", "outgoing")).startswith("outgoing")
    return ut and rad["to"] == brev.mottagare and str(rad["created"]) >= fran


def _spar(rad: dict[str, Any]) -> Spar:
    return Spar(str(rad["id"]), str(rad.get("message", "")), rad.get("status") == "failed")
