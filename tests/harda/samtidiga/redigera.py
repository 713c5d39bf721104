"""One editor: opens the form, changes, saves; who is refused looks again and saves again."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import NamedTuple

import httpx

from tests.harda.samtidiga.saker import FALT, SAKER, SLUT, dagen_efter, plus_ett
from tests.harda.samtidiga.varld import Varld

TAGEN, UPPTAGEN = "Du har tagit 1 uppgift.", "Någon annan har redan tagit uppgiften."
KONTAKTER = [
    {"kanal": kanal, "utfall": utfall}
    for kanal in ("telefon", "sms", "brev", "epost", "mote", "hembesok")
    for utfall in (
        ("svarade_inte", "ring_senare") if kanal == "telefon" else ("fel_uppgift", "tackade_nej")
    )
]
NYCKEL = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
GANGER = 1000
"""So many times one tries again."""


class Gjort(NamedTuple):
    """What one editor did: the marks of what was saved, by thing, how often she was refused and
    told, and what else went wrong."""

    sparat: dict[str, list[str]]
    avvisade: int
    fel: list[str]


class Forsok(NamedTuple):
    """How one change went: saved or not, how often refused, and what went wrong."""

    sparad: bool
    avvisad: int = 0
    fel: str = ""


def redigera(url: str, varld: Varld, nr: int, andringar: int) -> Gjort:
    """One editor's work: the things in turn."""
    gjort = Gjort({sak: [] for sak in SAKER}, 0, [])
    cookies = {"sessionid": varld.sessioner[nr]}
    with httpx.Client(base_url=url, cookies=cookies, timeout=120) as klient:
        redaktor = Redigerare(klient, varld, nr)
        for n in range(andringar):
            sak, marke = SAKER[n % len(SAKER)], f"r{nr}n{n}"
            forsok = redaktor.andra(sak, marke, n // len(SAKER))
            gjort = gjort._replace(avvisade=gjort.avvisade + forsok.avvisad)
            if forsok.fel:
                gjort.fel.append(f"{sak} {marke}: {forsok.fel}")
            elif forsok.sparad:
                gjort.sparat[sak].append(marke)
    return gjort


class Redigerare:
    """Someone who is logged in, with a number of her own."""

    def __init__(self, klient: httpx.Client, varld: Varld, nr: int) -> None:
        self.klient, self.varld, self.nr = klient, varld, nr
        self.person = f"/person/{varld.person}"

    def andra(self, sak: str, marke: str, gang: int) -> Forsok:
        """Change one thing, the `gang`th time."""
        if sak in FALT:
            return self._text(f"{self.person}/{sak}/skriv", FALT[sak], marke)
        if sak == "atgard":
            return self._atgard(gang)
        return self._kontakt(gang) if sak == "kontakt" else self._ta(self.varld.uppgifter[gang])

    def _text(self, adress: str, falt: str, marke: str) -> Forsok:
        from tests.web.ungdomen import falten

        sida = self.klient.get(adress)
        if sida.status_code != 200:
            return Forsok(False, fel=f"GET {sida.status_code}")
        data = falten(sida.text)
        data |= {"gor": ["utkast"], falt: [plus_ett(data[falt][0], marke)]}
        for avvisad in range(GANGER):
            svar = self.klient.post(adress, data=data)
            if svar.status_code == 302:
                return Forsok(True, avvisad)
            if svar.status_code != 409 or marke not in svar.text:
                return Forsok(False, avvisad, f"POST {svar.status_code}")
            data = _valj(falten(svar.text), falt, marke)
        return Forsok(False, GANGER, "gav upp")

    def _atgard(self, gang: int) -> Forsok:
        """Move the planned start a day. Who is refused sees her own end day, and begins again."""
        # Never the day that she saved last: what one has not changed is not shown as one's own.
        from tests.web.ungdomen import falten

        adress = f"{self.person}/atgarder/{self.varld.atgard}/ratta"
        mitt = (SLUT + timedelta(days=1 + 2 * self.nr + gang % 2)).isoformat()
        for avvisad in range(GANGER):
            data = falten(self.klient.get(adress).text)
            data |= {
                "planerad_fran": [dagen_efter(data["planerad_fran"][0])],
                "planerad_tom": [mitt],
            }
            svar = self.klient.post(adress, data=data)
            if svar.status_code == 302:
                return Forsok(True, avvisad)
            if svar.status_code != 409 or mitt not in svar.text:
                return Forsok(False, avvisad, f"POST {svar.status_code}")
        return Forsok(False, GANGER, "gav upp")

    def _kontakt(self, gang: int) -> Forsok:
        """Someone else's contact is never in the way of mine."""
        # Another each time: the same again within ten seconds is a button pressed twice.
        hur = KONTAKTER[gang % len(KONTAKTER)]
        data = hur | self._nyckel(self.person)
        svar = self.klient.post(f"{self.person}/kontakt", data=data)
        fel = "" if svar.status_code == 302 else f"POST {svar.status_code}"
        return Forsok(not fel, fel=fel)

    def _ta(self, uppgift: int) -> Forsok:
        """Take a task that all want. One gets it; the others are told."""
        data = {"gor": "ta", "uppgift": str(uppgift)} | self._nyckel("/att-gora?vems=alla")
        svar = self.klient.post("/att-gora/gor", data=data, follow_redirects=True)
        tagen, upptagen = TAGEN in svar.text, UPPTAGEN in svar.text
        fel = "" if tagen is not upptagen else "fick inte veta hur det gick"
        return Forsok(tagen, int(upptagen), fel)

    def _nyckel(self, adress: str) -> dict[str, str]:
        """What a form of the page sends to show that it came from there."""
        funnen = NYCKEL.search(self.klient.get(adress).text)
        return {"csrfmiddlewaretoken": funnen[1]} if funnen else {}


def _valj(data: dict[str, list[str]], falt: str, marke: str) -> dict[str, list[str]]:
    """What a careful person chooses: the saved text and one more."""
    for krock in [n.removeprefix("krock:") for n in data if n.startswith("krock:")]:
        sparat = (data.get(f"sparat:{krock}") or [""])[0]
        data |= {f"val:{krock}": ["ihop"], f"ihop:{krock}": [plus_ett(sparat, marke)]}
        assert krock == falt, krock
    return data
