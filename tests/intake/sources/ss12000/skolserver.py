"""A small school: an HTTP server on this machine that speaks SS 12000, well or badly."""

from __future__ import annotations

import base64
import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

NYCKEL = "hemlig-nyckel-som-aldrig-syns"
FILTER = {"meta.modified.after", "relationship.entity.type", "after", "entities"}
Stor = Callable[["Fragare"], bool]  # answers by itself and says True, or lets the school answer


class Skola:
    """What the school has. `storningar` go wrong with the question of that number, from 1."""

    def __init__(self, personer: list[dict[str, Any]], organisationer: list[Any]) -> None:
        self.poster: dict[str, list[Any]] = {
            "persons": personer,
            "organisations": organisationer,
            "deletedEntities": [],
        }
        self.adress = ""
        self.fragor: list[tuple[str, dict[str, str]]] = []
        self.storningar: dict[int, Stor] = {}
        self.alltid: Stor | None = None
        self.utgangna: set[str] = set()
        self.har_borttag = True

    def urval(self, vag: str, fraga: dict[str, str]) -> list[Any]:
        poster = self.poster[vag]
        efter = fraga.get("meta.modified.after") or fraga.get("after")
        if efter:
            poster = [post for post in poster if post["meta"]["modified"] > efter]
        if fraga.get("relationship.entity.type") == "enrolment":
            poster = [post for post in poster if post.get("enrolments")]
        return poster

    def sida(self, vag: str, fraga: dict[str, str]) -> tuple[int, object]:
        borjan = 0
        if token := fraga.get("pageToken"):
            if token in self.utgangna:
                return 410, {"code": "gone", "message": "pageToken har gått ut"}
            if FILTER & set(fraga):
                return 400, {"code": "400", "message": "filter och pageToken"}
            borjan, fraga = json.loads(base64.urlsafe_b64decode(token))
        antal = int(fraga["limit"])
        poster = self.urval(vag, fraga)
        sida: Any = poster[borjan : borjan + antal]
        if vag == "deletedEntities":
            sida = {"persons": [post["id"] for post in sida]}
        kvar = borjan + antal < len(poster)
        return 200, {"data": sida, "pageToken": self.token(borjan + antal, fraga) if kvar else None}

    def token(self, borjan: int, fraga: dict[str, str]) -> str:
        return base64.urlsafe_b64encode(json.dumps([borjan, fraga]).encode()).decode()


class Fragare(BaseHTTPRequestHandler):
    """One question. `skola` is the school that it is put to."""

    skola: Skola
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        delar = urlsplit(self.path)
        vag = delar.path.removeprefix("/v2.0/")
        fraga = {namn: varde[0] for namn, varde in parse_qs(delar.query).items()}
        self.skola.fragor.append((vag, fraga))
        stor = self.skola.storningar.get(len(self.skola.fragor)) or self.skola.alltid
        if stor and stor(self):
            return
        if self.headers["Authorization"] != f"Bearer {NYCKEL}":
            self.svara(401, {"code": "401", "message": "vem är du?"})
        elif vag not in self.skola.poster or (
            vag == "deletedEntities" and not self.skola.har_borttag
        ):
            self.svara(404, {})
        else:
            self.svara(*self.skola.sida(vag, fraga))

    def svara(self, status: int, innehall: object, **rubriker: str) -> bool:
        kropp = innehall if isinstance(innehall, bytes) else json.dumps(innehall).encode()
        self.send_response(status)
        for namn, varde in rubriker.items():
            self.send_header(namn.replace("_", "-"), varde)
        self.send_header("Content-Length", str(len(kropp)))
        self.end_headers()
        self.wfile.write(kropp)
        return True

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""


def status(kod: int, **rubriker: str) -> Stor:
    return lambda fraga: fraga.svara(kod, {"code": str(kod)}, **rubriker)


def skrap(innehall: bytes) -> Stor:
    return lambda fraga: fraga.svara(200, innehall)


def tyst(sekunder: float) -> Stor:
    """The server says nothing for a while, and then hangs up."""

    def stor(fraga: Fragare) -> bool:
        time.sleep(sekunder)
        fraga.close_connection = True
        return True

    return stor


def droppa(mellan: float) -> Stor:
    """A byte at a time, each soon enough, all of them never."""

    def stor(fraga: Fragare) -> bool:
        fraga.send_response(200)
        fraga.send_header("Content-Length", "100000")
        fraga.end_headers()
        try:
            for _ in range(200):
                fraga.wfile.write(b" ")
                time.sleep(mellan)
        except OSError:
            fraga.close_connection = True
        return True

    return stor


def avhuggen(fraga: Fragare) -> bool:
    """The connection is cut in the middle of a page."""
    fraga.send_response(200)
    fraga.send_header("Content-Length", "1000")
    fraga.end_headers()
    fraga.wfile.write(b'{"data": [')
    fraga.close_connection = True
    return True


@contextmanager
def oppen(skola: Skola, kryptering: ssl.SSLContext | None = None) -> Iterator[Skola]:
    """The school answers meanwhile, at `skola.adress`."""
    fragare = type("FragareAvSkola", (Fragare,), {"skola": skola})
    server = ThreadingHTTPServer(("127.0.0.1", 0), fragare)
    server.daemon_threads = True
    if kryptering:
        server.socket = kryptering.wrap_socket(server.socket, server_side=True)
    trad = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    trad.start()
    protokoll = "https" if kryptering else "http"
    skola.adress = f"{protokoll}://127.0.0.1:{server.server_address[1]}/v2.0"
    try:
        yield skola
    finally:
        server.shutdown()
        server.server_close()
        trad.join()
