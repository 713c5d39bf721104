"""What is always true of the municipalities: their rows are never mixed, and their logs end where
they shall."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef

from kaja.access.models import Kommun
from kaja.audit.models import Handelse, Kedja, Loggrad, Visning
from kaja.flows.invarianter.grund import Invariant, Personer, Provas, Rader, bland
from kaja.insatser.models import Uppgift
from kaja.register.models import Bedomning, Beslut, Registerpost
from kaja.underlag.queries import FACTS
from kaja.ungdom.models import Person, Sammanslagning


def _blandade(rader: Rader, kommun: str, personer: Personer) -> list[Rader]:
    """The persons of those of the rows that are the municipality's and about another's person, and
    the other way round.

    What is asked first is which other municipalities there are at all: where there is none, the
    rows are not read. Otherwise each person is looked up. Of the municipality's own persons only
    the latter is asked.
    """
    andra = Kommun.objects.exclude(pk=kommun)
    har_rader = andra.filter(Exists(rader.filter(kommun=OuterRef("pk"))))
    de_andras = rader.filter(bland(personer), kommun__in=har_rader.values("pk"))
    if personer is not None:
        return [de_andras.values_list("person", flat=True)]
    har_personer = andra.filter(Exists(Person.objects.filter(kommun=OuterRef("pk"))))
    egen = Exists(Person.objects.filter(pk=OuterRef("person"), kommun=kommun))
    blandade = (
        de_andras.filter(Exists(har_rader), egen),
        rader.filter(Exists(har_personer), ~egen, kommun=kommun),
    )
    return [en.values_list("person", flat=True) for en in blandade]


def _svar(kommun: str, personer: Personer) -> list[Rader]:
    return _blandade(Bedomning.objects.filter(ersatt__isnull=True), kommun, personer)


def _poster(kommun: str, personer: Personer) -> list[Rader]:
    return _blandade(Registerpost.objects.all(), kommun, personer)


def _beslut(kommun: str, personer: Personer) -> list[Rader]:
    return _blandade(Beslut.objects.all(), kommun, personer)


def _uppgifter(kommun: str, personer: Personer) -> list[Rader]:
    return _blandade(Uppgift.objects.filter(person__isnull=False), kommun, personer)


def _fakta(kommun: str, personer: Personer) -> list[Rader]:
    return [en for model in FACTS for en in _blandade(model.objects.all(), kommun, personer)]


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
