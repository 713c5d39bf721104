"""What is always true of the facts: their two clocks, and whose they are."""

from __future__ import annotations

from django.db.models import Count, F, Q

from kaja.flows.invarianter.grund import Invariant, Personer, Provas, Rader, bland, kommunens
from kaja.underlag.models import Faktum, Omprovning, Tackning
from kaja.underlag.queries import FACTS
from kaja.ungdom.models import PROTECTED_WITH_CONTACT, Person


def _fakta(model: type[Faktum], kommun: str, personer: Personer) -> Rader:
    return model.objects.filter(bland(personer), kommun=kommun)


def _alla(kommun: str, personer: Personer, fel: Q) -> list[Rader]:
    return [_fakta(model, kommun, personer).filter(fel) for model in FACTS]


def _bakvand(kommun: str, personer: Personer) -> list[Rader]:
    return _alla(kommun, personer, Q(till__lte=F("fran")))


def _klockan(kommun: str, personer: Personer) -> list[Rader]:
    return _alla(kommun, personer, Q(ersatt__lte=F("kand_fran")))


def _rattar_annan(kommun: str, personer: Personer) -> list[Rader]:
    return _alla(kommun, personer, Q(rattar__isnull=False) & ~Q(rattar__person=F("person")))


def _tva_ganger(kommun: str, personer: Personer) -> list[Rader]:
    """The same fact from the same sender, current twice."""
    found: list[Rader] = []
    for model in FACTS:
        samma = ("person", "fil__kalla", "fil__avsandare", "antecknad_av", *model.VARDEN)
        rader = _fakta(model, kommun, personer).filter(ersatt__isnull=True).order_by()
        found.append(rader.values(*samma).annotate(antal=Count("pk")).filter(antal__gt=1))
    return found


def _tva_tackningar(kommun: str, personer: Personer) -> Rader:
    nu = Tackning.objects.filter(kommun=kommun, ersatt__isnull=True).order_by()
    per_avsandare = nu.values("kalla", "avsandare").annotate(antal=Count("pk"))
    return per_avsandare.filter(antal__gt=1)


def _tackningens_klocka(kommun: str, personer: Personer) -> Rader:
    return Tackning.objects.filter(kommun=kommun, ersatt__lte=F("kand_fran"))


def _annans_ko(kommun: str, personer: Personer) -> Rader:
    rader = Omprovning.objects.filter(bland(personer), kommun=kommun)
    return rader.exclude(person__kommun=F("kommun"))


def _kontakt(kommun: str, personer: Personer) -> Rader:
    alla = Person.objects.filter(bland(personer, "pk"), kommunens(kommun, personer))
    return alla.filter(PROTECTED_WITH_CONTACT)


FORE = Provas.FORE
INVARIANTER = (
    Invariant(
        "perioden_framat",
        "ett faktum slutar innan det börjar",
        _bakvand,
        provas=FORE,
    ),
    Invariant(
        "faktumets_klocka",
        "ett faktum ersattes innan det var känt",
        _klockan,
        provas=FORE,
    ),
    Invariant(
        "rattar_samma_person",
        "en rättelse gäller någon annans uppgift",
        _rattar_annan,
        provas=FORE,
    ),
    Invariant(
        "faktum_en_gang",
        "samma uppgift gäller två gånger",
        _tva_ganger,
        provas=FORE,
    ),
    Invariant(
        "en_tackning",
        "en källa har två dagar till och med vilka den rapporterat",
        _tva_tackningar,
        billig=True,
        provas=FORE,
    ),
    Invariant(
        "tackningens_klocka",
        "en källas dag ersattes innan den var känd",
        _tackningens_klocka,
        billig=True,
        provas=FORE,
    ),
    Invariant(
        "kons_kommun",
        "någon väntar på omprövning i en annan kommun än sin",
        _annans_ko,
        billig=True,
        provas=FORE,
    ),
    Invariant(
        "skyddad_utan_kontakt",
        "någon med skyddad identitet har en adress",
        _kontakt,
        billig=True,
        provas=FORE,
    ),
)
