"""A small 46elks on this computer: its addresses, fields and answers, and every way to fail."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

ANVANDARE, LOSENORD = "u0123456789", "hemligt"
BEHORIG = "Basic " + base64.b64encode(f"{ANVANDARE}:{LOSENORD}".encode()).decode()
FEL = {"401": 401, "403": 403, "429": 429, "503": 503, "500": 500, "400": 400}
SIDA = 100


class Elkserver(ThreadingHTTPServer):
    """`laget` says what happens to what is sent: "svarar", "svaret_tappas" (taken, but no answer),
    "tappas" (neither), "skrap" (taken, and an answer that cannot be read) or a status. `listan` the
    same for what is asked. `skickade` is what the gateway has taken."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Svarare)
        self.laget, self.listan = "svarar", "svarar"
        self.skickade: list[dict[str, Any]] = []
        self.fragor = 0
        self.las = threading.Lock()

    @property
    def adress(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/a1"

    def ta(self, form: dict[str, str]) -> dict[str, Any]:
        with self.las:
            rad = {
                "id": f"s{len(self.skickade):032x}",
                "created": datetime.now(UTC).replace(tzinfo=None).isoformat(),
                "direction": "outgoing",
                "status": "created",
                "parts": 1,
                "cost": 3500,
                **form,
            }
            self.skickade.append(rad)
            return rad

    def texter(self, till: str) -> list[str]:
        return [rad["message"] for rad in self.skickade if rad["to"] == till]


class Svarare(BaseHTTPRequestHandler):
    server: Elkserver

    def do_POST(self) -> None:
        langd = int(self.headers.get("Content-Length", 0))
        kropp = parse_qs(self.rfile.read(langd).decode(), strict_parsing=True)
        form = {namn: varden[0] for namn, varden in kropp.items()}
        laget = self.server.laget
        if not self._slapps_in(laget):
            return None
        if laget in FEL:
            return self._svara(FEL[laget], b"API error")
        if laget == "tappas":
            return None
        if not form["to"].startswith("+") or not {"from", "message"} <= form.keys():
            return self._svara(400, b"Invalid to-number")
        rad = self.server.ta(form)
        if laget == "svarar":
            return self._svara(200, json.dumps(rad).encode())
        return self._svara(200, b"<html>") if laget == "skrap" else None

    def do_GET(self) -> None:
        self.server.fragor += 1
        if not self._slapps_in(self.server.listan):
            return None
        if self.server.listan != "svarar":
            return self._svara(FEL.get(self.server.listan, 500), b"API error")
        fraga = {namn: v[0] for namn, v in parse_qs(urlsplit(self.path).query).items()}
        return self._svara(200, json.dumps(self._lista(fraga)).encode())

    def _lista(self, fraga: dict[str, str]) -> dict[str, Any]:
        """Newest first; `start` is before, `end` is after, as 46elks has it."""
        start, slut = fraga.get("start", "9999"), fraga.get("end", "")
        alla = sorted(self.server.skickade, key=lambda rad: rad["created"], reverse=True)
        rader = [r for r in alla if slut <= r["created"] < start]
        rader = [r for r in rader if fraga.get("to", r["to"]) == r["to"]]
        antal = min(int(fraga.get("limit", SIDA)), SIDA)
        nasta = {"next": rader[antal - 1]["created"]} if len(rader) > antal else {}
        return {"data": rader[:antal], **nasta}

    def _slapps_in(self, laget: str) -> bool:
        if self.headers.get("Authorization") == BEHORIG or laget == "tappas":
            return True
        self._svara(401, b"Unauthorized")
        return False

    def _svara(self, status: int, kropp: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(kropp)))
        self.end_headers()
        self.wfile.write(kropp)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def elkserver() -> Iterator[Elkserver]:
    """The gateway, for as long as it is used."""
    server = Elkserver()
    trad = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    trad.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
