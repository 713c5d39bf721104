"""What is always true of the register: posts, events, and the answers that they rest on."""

from __future__ import annotations

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from kaja.access.models import Kommun
from kaja.flows.invarianter.grund import Invariant, Personer, Rader, bland, kommunens
from kaja.register.handelser import rebuild
from kaja.register.laget import OvergangsfelError
from kaja.register.models import (
    Bedomning,
    Beslut,
    Beslutsslag,
    Handelseslag,
    Lage,
    Registerhandelse,
    Registerpost,
    Utfall,
)
from kaja.underlag.models import Omprovning

GER = {
    Handelseslag.VANTAR: Lage.VANTAR,
    Handelseslag.UTREDS: Lage.UTREDS,
    Handelseslag.OPPNAD: Lage.OPPEN,
    Handelseslag.AVSLUTAD: Lage.AVSLUTAD,
    Handelseslag.ATEROPPNAD: Lage.OPPEN,
}


def _poster(kommun: str, personer: Personer) -> QuerySet[Registerpost]:
    return Registerpost.objects.filter(bland(personer), kommun=kommun)


def _handelser(kommun: str, personer: Personer) -> QuerySet[Registerhandelse]:
    """Their events: of persons through their posts, which are found by person."""
    if personer is None:
        return Registerhandelse.objects.filter(kommun=kommun)
    return Registerhandelse.objects.filter(post__in=_poster(kommun, personer).values("pk"))


def _flera(kommun: str, personer: Personer) -> Rader:
    kvar = _poster(kommun, personer).exclude(lage=Lage.AVSLUTAD)
    per_person = kvar.order_by().values("person").annotate(antal=Count("pk"))
    return per_person.filter(antal__gt=1).values_list("person", flat=True)


def _antal(kommun: str, personer: Personer) -> Rader:
    raknat = _poster(kommun, personer).annotate(
        antal=Count("handelser"), sista=Max("handelser__nr")
    )
    return raknat.exclude(Q(antal=F("handelser_antal")) & Q(sista=F("handelser_antal")))


def _lage(kommun: str, personer: Personer) -> Rader:
    sista = Registerhandelse.objects.filter(post=OuterRef("pk")).order_by("-nr")
    ger = Case(*(When(slag=slag, then=Value(lage.value)) for slag, lage in GER.items()))
    poster = _poster(kommun, personer)
    return poster.exclude(lage=Subquery(sista.values(ger_lage=ger)[:1]))


def _rader(kommun: str, personer: Personer) -> list[object]:
    try:
        return [post.pk for post in rebuild(Kommun.objects.get(pk=kommun), personer=personer)]
    except OvergangsfelError as error:
        return [error]


def _oppen_utan_dag(kommun: str, personer: Personer) -> Rader:
    return _poster(kommun, personer).filter(lage=Lage.OPPEN, oppnad__isnull=True)


def _avslutad_utan_orsak(kommun: str, personer: Personer) -> Rader:
    avslutade = _poster(kommun, personer).filter(lage=Lage.AVSLUTAD)
    return avslutade.filter(Q(avslutad__isnull=True) | Q(avslutsorsak=""))


def _slut_fore_borjan(kommun: str, personer: Personer) -> Rader:
    return _poster(kommun, personer).filter(avslutad__lt=F("oppnad"))


def _overlappande(kommun: str, personer: Personer) -> Rader:
    andra = Registerpost.objects.filter(
        kommun=kommun,
        person=OuterRef("person"),
        pk__gt=OuterRef("pk"),
        oppnad__lt=OuterRef("avslutad"),
    )
    # A post that was never opened was in the register on no day.
    oppnade = _poster(kommun, personer).filter(lage=Lage.AVSLUTAD, oppnad__isnull=False)
    return oppnade.filter(Exists(andra))


def _utan_grund(kommun: str, personer: Personer) -> Rader:
    svar = Bedomning.objects.filter(person=OuterRef("person"), ersatt__isnull=True)
    beslut = Beslut.objects.filter(person=OuterRef("person"), ersatt__isnull=True)
    kvar = _poster(kommun, personer).exclude(lage=Lage.AVSLUTAD)
    return kvar.filter(
        ~Exists(svar.exclude(utfall=Utfall.OMFATTAS_INTE)),
        ~Exists(beslut.filter(slag=Beslutsslag.OMFATTAS_ANDA)),
        ~Exists(Omprovning.objects.filter(person=OuterRef("person"))),
    )


def _saknas(kommun: str, personer: Personer) -> Rader:
    omfattas = Bedomning.objects.filter(
        bland(personer), kommunens(kommun, personer), ersatt__isnull=True, utfall=Utfall.OMFATTAS
    )
    poster = Registerpost.objects.filter(person=OuterRef("person")).exclude(lage=Lage.AVSLUTAD)
    beslut = Beslut.objects.filter(person=OuterRef("person"), ersatt__isnull=True)
    return omfattas.filter(
        ~Exists(poster),
        ~Exists(beslut.filter(slag=Beslutsslag.FELAKTIGT_REGISTRERAD)),
        ~Exists(Omprovning.objects.filter(person=OuterRef("person"))),
    )


def _annans_svar(kommun: str, personer: Personer) -> Rader:
    fel = ~Q(bedomning__person=F("post__person")) | ~Q(kommun=F("post__kommun"))
    rader = _handelser(kommun, personer)
    return rader.filter(fel & Q(bedomning__isnull=False) | ~Q(kommun=F("post__kommun")))


def _annans_beslut(kommun: str, personer: Personer) -> Rader:
    rader = _handelser(kommun, personer).filter(beslut__isnull=False)
    return rader.exclude(beslut__person=F("post__person"))


INVARIANTER = (
    Invariant("en_post", "en person har två poster som inte är avslutade", _flera, billig=True),
    Invariant("handelser_i_foljd", "en post saknar någon av sina händelser", _antal, billig=True),
    Invariant(
        "sista_handelsen", "en post är inte där dess sista händelse säger", _lage, billig=True
    ),
    Invariant(
        "posten_ur_handelserna", "en post är inte summan av sina händelser", _rader, i_minnet=True
    ),
    Invariant("oppen_har_dag", "en öppen post saknar dag", _oppen_utan_dag, billig=True),
    Invariant(
        "avslutad_har_orsak",
        "en post är avslutad utan dag eller orsak",
        _avslutad_utan_orsak,
        billig=True,
    ),
    Invariant(
        "slut_efter_borjan",
        "en post är avslutad innan den öppnades",
        _slut_fore_borjan,
        billig=True,
    ),
    Invariant(
        "poster_overlappar_inte",
        "två av en persons poster gäller samma dag",
        _overlappande,
        billig=True,
    ),
    Invariant(
        "post_har_grund",
        "en post står kvar utan svar eller beslut som bär den",
        _utan_grund,
        billig=True,
    ),
    Invariant(
        "omfattas_ar_i_registret", "någon omfattas men finns inte i registret", _saknas, billig=True
    ),
    Invariant("handelsens_svar", "en händelse vilar på någon annans svar", _annans_svar),
    Invariant(
        "handelsens_beslut", "en händelse vilar på någon annans beslut", _annans_beslut, billig=True
    ),
)
