"""The head of a person's pages: who, how far it has come, and the tabs. The same on every tab."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from kaja.access.queries import may
from kaja.access.vyer import Begaran
from kaja.insatser.models import Handlaggning, Onskemal
from kaja.register.models import Bedomning
from kaja.ungdom.models import Person, Sammanslagning
from kaja.web.handlaggare.oklart_uppgift import synlig
from kaja.web.handlaggare.person_lista import i_listan
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag

FLIKAR = (
    ("person", "Översikt"),
    ("person_kartlaggning", "Kartläggning"),
    ("person_plan", "Plan"),
    ("person_atgarder", "Åtgärder"),
    ("person_stod", "Ekonomiskt stöd"),
    ("person_historik", "Register och historik"),
)
"""The tabs, by the name of their address; each takes the person's id."""


class Flik(NamedTuple):
    text: str
    url: str
    vald: bool


def oppna_person(request: Begaran, pk: int, vy: str) -> Person:
    """The person, if the user may see who it is (else 404 or 403). That it was seen is logged."""
    person = synlig(request, pk, _med_huvudet)
    logga_visning(request, vy, [person.pk])
    return person


def huvudet(
    request: Begaran, person: Person, flik: str, *, aktuell: Bedomning | None = None
) -> dict[str, object]:
    """What `person_bas.html` shows, for the tab with this address name. Who has read the present
    answer gives it as `aktuell`."""
    skott, lista = handlaggningen(person), i_listan(request, person.pk)
    return {
        "avdelning": lista["vy"],
        "person": person,
        "aktuell": aktuell or _aktuell(person),
        "skott": skott,
        "onskemal": _onskemal(person),
        "lista": lista,
        "flikar": [Flik(text, reverse(vy, args=[person.pk]), vy == flik) for vy, text in FLIKAR],
        "i_dag": i_dag(),
        "far_skriva": may(request.user, "insats.skriva", request.kommun),
    }


def handlaggningen(person: Person) -> Handlaggning | None:
    """The work with one who is in the register now."""
    skott: Handlaggning | None = getattr(person, "handlaggning", None)
    return skott if skott and skott.oppen else None


def _onskemal(person: Person) -> Onskemal | None:
    sprak: str | None = getattr(person, "onskat_sprak", None)
    return Onskemal(kanal=getattr(person, "helst", ""), sprak=sprak) if sprak else None


ONSKAT = Onskemal.objects.filter(person=OuterRef("pk"), ersatt__isnull=True)
HOPSLAGEN = Sammanslagning.objects.filter(fran=OuterRef("pk"), ersatt__isnull=True).values("till")


def _med_huvudet(alla: QuerySet[Person]) -> QuerySet[Person]:
    """With what the head shows: one question, where each row would be one of its own."""
    return alla.select_related("handlaggning__agare", "handlaggning__anpassning").annotate(
        helst=Subquery(ONSKAT.values("kanal")[:1]),
        onskat_sprak=Subquery(ONSKAT.values("sprak")[:1]),
        hopslagen_med=Subquery(HOPSLAGEN[:1]),
    )


def _aktuell(person: Person) -> Bedomning | None:
    rader = Bedomning.objects.filter(person=person, ersatt__isnull=True)
    return rader.defer("svar", "motivering").first()
