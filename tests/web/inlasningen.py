"""Files that are uploaded on the page for them, and what the page then says."""

from __future__ import annotations

import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kaja.access.models import User
from kaja.intake.models import MottagenFil
from tests.flows.kommunen import LEO, NORA
from tests.web.varld import KOMMUN

TOM = "2026-11-20"
EGET = (
    "Pnr;Elev;Skolform;Började;Slutade;Gatuadress\n"
    f"{NORA};Nora Åkesson;Gymnasiet;8/7/2024;;Hemligvägen 1\n"
    f"{LEO};Leo Ek;Lärlingsgymnasium;8/7/2025;;Hemligvägen 2\n"
).encode("cp1252")


def inloggad(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="kaja.access.adapter.Backend")
    session = client.session
    session["kommun"] = KOMMUN
    session.save()
    return client


def skicka(klient: Client, innehall: bytes, namn: str = "fil.csv", **falt: str) -> str:
    """Upload the file; gives the page that comes, as plain text."""
    data = {"fil": SimpleUploadedFile(namn, innehall), "tackning_tom": TOM, **falt}
    return text(klient.post("/las-in", data, follow=True))


def text(svar: object) -> str:
    """What a page says, without its marks."""
    sida = svar.content.decode()  # type: ignore[attr-defined]
    assert svar.status_code == 200, svar.status_code  # type: ignore[attr-defined]
    utan = re.sub(r"(?s)<(script|style|svg).*?</\1>|<[^>]+>", " ", sida)
    return " ".join(unescape(utan).replace("\xa0", " ").split())


def godkann(klient: Client, **kryss: str) -> str:
    return text(klient.post(f"/las-in/{senaste().pk}/las-in", kryss, follow=True))


def senaste() -> MottagenFil:
    return MottagenFil.objects.latest("pk")
