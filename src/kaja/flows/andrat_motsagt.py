"""Contradictions that have come since a moment: two sources that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from kaja.access.models import Kommun
from kaja.register.models import Bedomning, Kvittens
from kaja.register.queries import current
from kaja.underlag.models import Bevisfaktum, Faktum, Folkbokforingsfaktum, Studiefaktum
from kaja.underlag.motsagelser import BORTA, EXAMEN, HELTID
from kaja.underlag.nummerbyten import links
from kaja.underlag.queries import contradictions
from kaja.ungdom.models import Person

STYCKE = 500
F = TypeVar("F", bound=Faktum)
AVREGISTRERADE = Q(avregistrering__in=list(BORTA))
HAR_EXAMEN = Q(typ__in=list(EXAMEN))


class Motsagd(NamedTuple):
    """A person's answer and what is contradictory about her; `vad` is what a `Kvittens` says."""

    bedomning: Bedomning
    person: Person
    slag: str
    mening: str
    kvittens: Kvittens | None

    @property
    def vad(self) -> str:
        return vad(self.slag)


def vad(slag: str) -> str:
    """What a `Kvittens` says of a contradiction of the kind."""
    return f"motsagd:{slag}"


def motsagda(kommun: Kommun, sedan: datetime, dag: date) -> list[Motsagd]:
    """Those that were not there at the moment, for everyone who has an answer, by name. The number
    of queries grows with the few whose facts can be contradictory, five hundred at a time."""
    personer = list(
        Person.objects.filter(kommun=kommun, pk__in=_kandidater(kommun, sedan, dag)).order_by(
            "sortnamn", "pk"
        )
    )
    found: list[Motsagd] = []
    for start in range(0, len(personer), STYCKE):
        found += _stycke(kommun, personer[start : start + STYCKE], sedan, dag)
    return found


def _stycke(
    kommun: Kommun, personer: list[Person], sedan: datetime, dag: date
) -> Iterator[Motsagd]:
    nu = contradictions(personer, dag)
    fore = contradictions([p for p in personer if p.pk in nu], dag, kand=sedan)
    svar = current(kommun, list(nu))
    sedda = Kvittens.objects.filter(bedomning__in=[en.pk for en in svar.values()])
    kvittenser = {(en.bedomning_id, en.vad): en for en in sedda.select_related("av")}
    for person in (p for p in personer if p.pk in svar):
        forut = {(en.slag, en.mening) for en in fore.get(person.pk, ())}
        for en in nu[person.pk]:
            if (en.slag, en.mening) not in forut:
                bedomning = svar[person.pk]
                kvittens = kvittenser.get((bedomning.pk, vad(en.slag)))
                yield Motsagd(bedomning, person, en.slag, en.mening, kvittens)


def _kandidater(kommun: Kommun, sedan: datetime, dag: date) -> set[int]:
    """The persons (ids) with some new fact who can have something contradictory: found without
    reading everyone's facts."""
    alla = (
        _inskrivningar(kommun, dag, sedan),
        _nya_inskrivna(kommun, dag, sedan),
        _inskrivna_som(kommun, dag, _nytt(Folkbokforingsfaktum, kommun, sedan, AVREGISTRERADE)),
        _inskrivna_som(kommun, dag, _nytt(Bevisfaktum, kommun, sedan, HAR_EXAMEN)),
    )
    funna = {person for rader in alla for person in rader.values_list("person_id", flat=True)}
    # What is said of someone under several numbers is read together.
    return funna.union(*links([kommun.pk]).alla)


def _inskrivningar(kommun: Kommun, dag: date, sedan: datetime) -> QuerySet[Studiefaktum]:
    """New enrolments beside another: both go on, or they are the same enrolment."""
    andra = _nu(Studiefaktum, kommun).exclude(pk=OuterRef("pk"))
    samma = Exists(andra.filter(fran=OuterRef("fran"), skolform=OuterRef("skolform")))
    pagar_en_annan = Exists(andra.filter(_pagar(dag), skolform__in=HELTID))
    nya = _nu(Studiefaktum, kommun, yttre=False).filter(kand_fran__gt=sedan)
    return nya.filter(Q(samma) | _pagar(dag) & Q(pagar_en_annan, skolform__in=HELTID))


def _nya_inskrivna(kommun: Kommun, dag: date, sedan: datetime) -> QuerySet[Studiefaktum]:
    """New enrolments that go on, of who is deregistered or has an examen."""
    av = _nu(Folkbokforingsfaktum, kommun).filter(AVREGISTRERADE)
    examen = _nu(Bevisfaktum, kommun).filter(HAR_EXAMEN)
    nya = _nu(Studiefaktum, kommun, yttre=False).filter(_pagar(dag), kand_fran__gt=sedan)
    return nya.filter(Q(Exists(av)) | Q(Exists(examen), skolform="GY"))


def _inskrivna_som(kommun: Kommun, dag: date, nytt: QuerySet[Faktum]) -> QuerySet[Studiefaktum]:
    """Enrolments that go on, of those about whom something else is new."""
    pagar = _nu(Studiefaktum, kommun, yttre=False).filter(_pagar(dag))
    return pagar.filter(person__in=nytt.values("person"))


def _nytt(model: type[Faktum], kommun: Kommun, sedan: datetime, villkor: Q) -> QuerySet[Faktum]:
    return _nu(model, kommun, yttre=False).filter(villkor, kand_fran__gt=sedan)


def _nu(model: type[F], kommun: Kommun, *, yttre: bool = True) -> QuerySet[F]:
    """The current facts; with `yttre` those of the person in the row outside."""
    rader: QuerySet[F] = model.objects.filter(kommun=kommun, ersatt__isnull=True)
    return rader.filter(person=OuterRef("person")) if yttre else rader


def _pagar(dag: date) -> Q:
    return Q(fran__lte=dag) & (Q(till__isnull=True) | Q(till__gt=dag))
