"""What is done on the page of the register, and what it then shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from django.test import Client

from kaja.access.models import User
from kaja.insatser.models import (
    Handlaggning,
    Massandring,
)


def klient_for(user: User) -> Client:
    klient = Client()
    klient.force_login(user)
    return klient


def sida(klient: Client, adress: str = "/register?alla=1") -> str:
    svar = klient.get(adress)
    assert svar.status_code == 200, svar
    return str(svar.content.decode())


def visade(text: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'data-person="(\d+)"', text)]


def ids(rader: Sequence[Handlaggning]) -> list[int]:
    return [rad.person_id for rad in rader]


def skott(person: int) -> Handlaggning:
    return Handlaggning.objects.get(person=person)


def bekrafta(klient: Client, post: Mapping[str, object]) -> str:
    """Look at the preview and press its button; gives the preview."""
    forhand = klient.post("/register/valda", post)
    assert forhand.status_code == 200
    text = str(forhand.content.decode())
    sett = re.search(r'name="sett" value="([^"]*)"', text)
    assert sett
    mer = {k: v for k, v in post.items() if k not in ("person", "alla")}
    svar = klient.post("/register/valda", {**mer, "sett": sett[1], "bekrafta": "1"})
    assert svar.status_code == 302
    return text


def angra(klient: Client) -> None:
    batch = Massandring.objects.latest("pk")
    assert klient.post(f"/register/andringar/{batch.pk}/angra").status_code == 302


def klistra(klient: Client, personer: list[int], falten: str, text: str) -> str:
    svar = klient.post(
        "/register/klistra",
        {"personer": ",".join(map(str, personer)), "falten": falten, "text": text},
    )
    assert svar.status_code == 200
    return str(svar.content.decode())


def forsok_med_andras(klient: Client, personer: list[int], dag: date) -> None:
    """Give youths of another municipality a day, in every way that the page gives many one."""
    for gor in ("datum", "brev"):
        svar = klient.post(
            "/register/valda", {"gor": gor, "datum": str(dag), "person": personer, "bekrafta": "1"}
        )
        assert svar.status_code == 302
    sett = ",".join(f"{en}:0" for en in personer)
    klient.post("/register/valda", {"gor": "datum", "datum": str(dag), "sett": sett, "bekrafta": 1})
    text = klistra(klient, personer, "nasta", "5/12")
    assert "Det som ändras" not in text
    klient.post(
        "/register/klistra",
        {
            "personer": str(personer[0]),
            "falten": "nasta",
            "text": "5/12",
            "sett": f"{personer[0]}:0:0",
            "bekrafta": "1",
        },
    )
