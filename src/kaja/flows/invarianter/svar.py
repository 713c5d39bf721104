"""What is always true of the stored answers."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from kaja.flows.invarianter.grund import Invariant, Personer, Provas, Rader, bland, kommunens
from kaja.register.models import Bedomning
from kaja.register.models.bedomning import ANNAT_UTFALL, MOTSAGD
from kaja.regler.skollagen_29_9 import villkor_i_kraft
from kaja.underlag.models import Folkbokforingsfaktum, Omprovning
from kaja.ungdom.models import Sammanslagning


def _svar(kommun: str, personer: Personer) -> QuerySet[Bedomning]:
    return Bedomning.objects.filter(
        bland(personer), kommunens(kommun, personer), ersatt__isnull=True
    )


def _flera(kommun: str, personer: Personer) -> Rader:
    per_person = _svar(kommun, personer).order_by().values("person").annotate(antal=Count("pk"))
    return per_person.filter(antal__gt=1).values_list("person", flat=True)


def _utan_svar(kommun: str, personer: Personer) -> Rader:
    """Of those the population register knows: their facts and the answers are compared by indexes
    in the order of persons, and neither table is read."""
    kanda = Folkbokforingsfaktum.objects.filter(bland(personer), kommun=kommun, ersatt__isnull=True)
    svar = Bedomning.objects.filter(person=OuterRef("person"), ersatt__isnull=True)
    undan = Sammanslagning.objects.filter(fran=OuterRef("person"), ersatt__isnull=True)
    vantar = Omprovning.objects.filter(person=OuterRef("person"))
    utan = kanda.filter(~Exists(svar), ~Exists(undan), ~Exists(vantar))
    return utan.values_list("person", flat=True)


def _undanlagda(kommun: str, personer: Personer) -> Rader:
    """Of those who are merged with another: they are few, the answers are many."""
    undan = Sammanslagning.objects.filter(
        bland(personer, "fran"), kommun=kommun, ersatt__isnull=True
    )
    svar = Bedomning.objects.filter(person=OuterRef("fran"), kommun=kommun, ersatt__isnull=True)
    vantar = Omprovning.objects.filter(person=OuterRef("fran"))
    return undan.filter(Exists(svar), ~Exists(vantar)).values_list("fran", flat=True)


def _summan(kommun: str, personer: Personer) -> Rader:
    """The three outcomes add up to all answers when there is no fourth."""
    return _svar(kommun, personer).filter(ANNAT_UTFALL)


def _klockan(kommun: str, personer: Personer) -> Rader:
    rader = Bedomning.objects.filter(bland(personer), kommun=kommun)
    return rader.filter(ersatt__lte=F("kand_fran"))


def _motsagelse(kommun: str, personer: Personer) -> Rader:
    return _svar(kommun, personer).filter(MOTSAGD)


def _utan_belagg(kommun: str, personer: Personer) -> list[object]:
    rader = _svar(kommun, personer).only("pk", "dag", "utfall", "svar")
    return [rad.pk for rad in rader.iterator(500) if any(brister(rad))]


def brister(rad: Bedomning) -> Iterator[str]:
    """A reason to be out has evidence, an unclear one has a question, and every point is there."""
    if len(rad.svar) != len(villkor_i_kraft(rad.dag)):
        yield "punkter"
    for svar in rad.svar:
        if svar["utfall"] == "inte_uppfyllt" and not svar["belagg"]:
            yield svar["skal"]
        if svar["utfall"] == "oklart" and not svar["fraga"]:
            yield svar["skal"]


SKAL_HAR_BELAGG = Invariant(
    "skal_har_belagg",
    "ett svars skäl saknar belägg eller fråga",
    _utan_belagg,
    i_minnet=True,
    provas=Provas.RADVIS,
)
INVARIANTER = (
    Invariant("ett_svar", "en person har två gällande svar", _flera),
    Invariant("alla_har_svar", "någon i folkbokföringen har inget svar", _utan_svar, billig=True),
    Invariant(
        "undanlagd_utan_svar",
        "den som är hopslagen med en annan har ett eget svar",
        _undanlagda,
        billig=True,
    ),
    Invariant(
        "antalen_ar_summan", "antalen i målgruppen är inte summan av svaren", _summan, billig=True
    ),
    Invariant("svarets_klocka", "ett svar ersattes innan det var känt", _klockan),
    Invariant("svaret_hanger_ihop", "ett svar säger emot sig självt", _motsagelse, billig=True),
    SKAL_HAR_BELAGG,
)
