"""What is always true of the municipalities: their rows are never mixed, and their logs end where
they shall."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from kaja.access.models import Kommun
from kaja.audit.models import Handelse, Kedja, Loggrad, Visning
from kaja.flows.invarianter.grund import Invariant, Personer, Provas, Rader, bland
from kaja.insatser.models import Uppgift
from kaja.register.models import Bedomning, Beslut, Registerpost
from kaja.underlag.queries import FACTS
from kaja.ungdom.models import Sammanslagning


def _blandade(model: Any, kommun: str, personer: Personer) -> Rader:
    """Rows of the municipality's about another's person, and the other way round.

    Of the municipality's own persons only the latter is asked, and only of those municipalities
    that have rows at all: then each person is looked up, and the table is not read from end to end.
    """
    rader: Rader = model.objects.filter(bland(personer))
    if personer is None:
        blandade = rader.exclude(kommun=F("person__kommun"))
        return blandade.filter(Q(kommun=kommun) | Q(person__kommun=kommun))
    andra = Kommun.objects.exclude(pk=kommun)
    har_rader = andra.filter(Exists(model.objects.filter(kommun=OuterRef("pk"))))
    return rader.filter(kommun__in=har_rader.values("pk"))


def _svar(kommun: str, personer: Personer) -> Rader:
    return _blandade(Bedomning, kommun, personer).filter(ersatt__isnull=True)


def _poster(kommun: str, personer: Personer) -> Rader:
    return _blandade(Registerpost, kommun, personer)


def _beslut(kommun: str, personer: Personer) -> Rader:
    return _blandade(Beslut, kommun, personer)


def _uppgifter(kommun: str, personer: Personer) -> Rader:
    return _blandade(Uppgift, kommun, personer).filter(person__isnull=False)


def _fakta(kommun: str, personer: Personer) -> list[Rader]:
    return [_blandade(model, kommun, personer) for model in FACTS]


def _hopslagna(kommun: str, personer: Personer) -> Rader:
    rader = Sammanslagning.objects.filter(kommun=kommun)
    return rader.exclude(fran__kommun=F("kommun"), till__kommun=F("kommun"))


def _loggen(kommun: str, personer: Personer) -> list[object]:
    """A chain ends at its head. That no row in it is touched is checked by `audit.verify`."""
    return [log.LOGG for log in (Handelse, Visning) if not _ends(log, kommun)]


def _ends(log: type[Loggrad], kommun: str) -> bool:
    head = Kedja.objects.filter(kommun=kommun, logg=log.LOGG).first()
    last = log.objects.filter(kommun=kommun).order_by("-nr").first()
    if head is None or last is None:
        return head is None and last is None
    return (head.nr, head.sigill) == (last.nr, last.sigill)


FORE = Provas.FORE
INVARIANTER = (
    Invariant(
        "svarets_kommun",
        "ett svar står i en annan kommun än sin person",
        _svar,
        billig=True,
        provas=FORE,
    ),
    Invariant(
        "postens_kommun",
        "en post står i en annan kommun än sin person",
        _poster,
        billig=True,
        provas=FORE,
    ),
    Invariant(
        "beslutets_kommun",
        "ett beslut står i en annan kommun än sin person",
        _beslut,
        billig=True,
        provas=FORE,
    ),
    Invariant(
        "uppgiftens_kommun",
        "en uppgift står i en annan kommun än sin person",
        _uppgifter,
        billig=True,
        provas=FORE,
    ),
    Invariant(
        "faktumets_kommun",
        "ett faktum står i en annan kommun än sin person",
        _fakta,
        provas=FORE,
    ),
    Invariant(
        "hopslagna_i_kommunen",
        "en sammanslagning går över kommungränsen",
        _hopslagna,
        billig=True,
        provas=FORE,
    ),
    Invariant(
        "loggens_slut", "loggen slutar inte där den ska", _loggen, billig=True, i_minnet=True
    ),
)
