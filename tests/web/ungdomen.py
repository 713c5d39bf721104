"""A youth in the register of the small municipality, and what a form on a page would send."""

from __future__ import annotations

from html.parser import HTMLParser

from kaja.ungdom.models import Person
from tests.flows.kommunen import NORA, boende, in_i_registret, personen
from tests.web.varld import KOMMUN


def ny_ungdom(nummer: str = NORA) -> Person:
    """Somebody who is covered, and is in the register."""
    in_i_registret("folkbokforing", boende(nummer, kommun=KOMMUN), nr=0, kommun=KOMMUN)
    in_i_registret("elever", nr=1, kommun=KOMMUN)
    in_i_registret("bevis", nr=2, kommun=KOMMUN)
    return personen(nummer, KOMMUN)


def falten(sida: str) -> dict[str, list[str]]:
    """What the page's own form would send: all that is filled in, ticked or hidden. The form is the
    one with a version."""
    lasare = _Formlasare()
    lasare.feed(sida)
    return next(form for form in lasare.formular if "version" in form)


class _Formlasare(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.formular: list[dict[str, list[str]]] = []
        self.text: str | None = None
        self.val: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {namn: varde or "" for namn, varde in attrs}
        ikryssad = a.get("type") not in ("radio", "checkbox") or "checked" in a
        if tag == "form":
            self.formular.append({})
        elif tag == "input" and "name" in a and ikryssad:
            utan = "on" if a.get("type") in ("radio", "checkbox") else ""
            self._lagg(a["name"], a.get("value", utan))
        elif tag == "textarea":
            self.text = a["name"]
            self._lagg(self.text, "")
        elif tag == "select":
            self.val = a["name"]
        elif tag == "option" and self.val and "selected" in a:
            self._lagg(self.val, a.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.text = None
        elif tag == "select":
            self.val = None

    def handle_data(self, data: str) -> None:
        if self.text:
            self.formular[-1][self.text][-1] += data.removeprefix("\n")

    def _lagg(self, namn: str, varde: str) -> None:
        if self.formular:
            self.formular[-1].setdefault(namn, []).append(varde)
