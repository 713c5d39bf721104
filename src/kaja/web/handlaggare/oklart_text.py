"""A ready text for each question: to whom, what is asked, and nothing the receiver must not know.

A school is told of no more than the pupil's own enrolment there. Nobody is told an identity number,
where anyone lives, or why else someone is counted. About a protected person there is no text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from kaja.regler.byggstenar import Skal
from kaja.ungdom.models import Person
from kaja.web.komponenter.text import datum_i_text, datum_langt

UNGDOM, SKOLAN, SKOLVERKSAMHETEN = "den unge", "skolan", "skolverksamheten"
LAGEN = (
    "Kommunen ska löpande hålla sig informerad om hur ungdomar under 20 år är sysselsatta "
    "(29 kap. 9 § skollagen)."
)
TILL_DIG = {
    "p1.okand": "Vilken dag är du född?",
    "p2.okant_ar": "Vilket år är du född?",
    "p6.utreds": (
        "Du har gått en utbildning som kan motsvara gymnasiet. Har du ett betyg eller något annat "
        "papper som visar vad du har läst, och om du blev godkänd?"
    ),
}
"""The questions to a youth, in words to her."""


class Text(NamedTuple):
    """A letter: its subject and its words."""

    amne: str
    text: str

    @property
    def lank(self) -> str:
        """Opens it in the mail program."""
        return f"mailto:?subject={quote(self.amne)}&body={quote(self.text)}"


def fardig_text(
    person: Person, skal: Skal, svar: Mapping[str, Any], *, fran: str, kommun: str
) -> Text | None:
    """The text that asks about the person, from `fran` in the municipality; None when it is not to
    be written down: a protected person, or a question that one looks up."""
    if person.skyddad:
        return None
    halsning = f"Med vänlig hälsning\n{fran}\nKommunens aktivitetsansvar, {kommun}"
    if skal.till == UNGDOM:
        return _till_den_unge(person, skal, fran, kommun, halsning)
    if skal.till == SKOLAN:
        return _om(person, skal, f", {_inskrivning(svar)}", halsning)
    if skal.till == SKOLVERKSAMHETEN:
        return _om(person, skal, "", halsning)
    return None


def _till_den_unge(
    person: Person, skal: Skal, fran: str, kommun: str, halsning: str
) -> Text | None:
    if (fraga := TILL_DIG.get(skal.id)) is None:
        return None
    return Text(
        f"En fråga från {kommun}",
        f"Hej {person.fornamn}!\n\nJag heter {fran} och arbetar i {kommun} med unga som är under "
        "20 år. Kommunen ska veta ungefär vad du gör om du inte går i gymnasiet, och kan hjälpa "
        f"dig om du vill.\n\nJag har en fråga: {fraga}\n\nDu väljer själv om du vill svara. Ring "
        f"eller skriv till mig.\n\n{halsning}",
    )


def _om(person: Person, skal: Skal, vad: str, halsning: str) -> Text:
    fodd = f", född {datum_langt(person.fodd)}" if person.fodd else ""
    return Text(
        "En fråga från kommunens aktivitetsansvar",
        f"Hej!\n\nDet gäller {person}{fodd}{vad}.\n\n{skal.fraga}\n\n{LAGEN} Svara bara på frågan: "
        f"vi behöver inte veta något annat.\n\n{halsning}",
    )


def _inskrivning(svar: Mapping[str, Any]) -> str:
    """The enrolment that the school itself has told of."""
    texter = [en["text"] for en in svar["belagg"] if en["slag"] == "studie"]
    if not texter:
        return "som enligt uppgift är inskriven hos er"
    text = datum_i_text(texter[0])
    return f"som enligt uppgift från er är inskriven: {text[:1].lower()}{text[1:]}"
