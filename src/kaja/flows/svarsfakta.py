"""What someone can answer, and the fact, not stored yet, that each answer is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeAlias, TypeVar

from django.db.models import QuerySet

from kaja.access.models import User
from kaja.regler.skollagen_29_9.skolformer import NAMN
from kaja.underlag import rattelser
from kaja.underlag.foljd import ny_version
from kaja.underlag.models import (
    Bevisfaktum,
    Faktum,
    Folkbokforingsfaktum,
    Motsvarandefaktum,
    Studiefaktum,
)
from kaja.underlag.nummerbyten import everyone
from kaja.ungdom.models import Person

EN_DAG = timedelta(days=1)
F = TypeVar("F", bound=Faktum)


class SvarsfelError(ValueError):
    """The answer cannot be noted. The message is a Swedish sentence."""


class Slutdag(NamedTuple):
    """The last day of an enrolment (id of the fact), and whether the studies were interrupted."""

    studie: int
    sista: date
    avbrott: bool


class Studier(NamedTuple):
    """An enrolment that no source has told of."""

    skolform: str
    fran: date
    sista: date | None = None


class Bevis(NamedTuple):
    """A certificate."""

    typ: str
    datum: date


class Skolplikt(NamedTuple):
    """The last day of skolplikten, by decision."""

    sista: date


class Folkbokford(NamedTuple):
    """Where the person is registered, and since when."""

    kommunkod: str
    fran: date


class Utreds(NamedTuple):
    """Someone is finding out whether an education corresponds to gymnasiet."""

    fran: date


class InteMotsvarande(NamedTuple):
    """It does not."""


Svaret: TypeAlias = Slutdag | Studier | Bevis | Skolplikt | Folkbokford | Utreds | InteMotsvarande


def faktum(person: Person, svar: Svaret, dag: date, user: User, tid: datetime) -> Faktum:
    match svar:
        case Slutdag():
            return _slutdag(person, svar, user, tid)
        case Studier():
            return _studier(person, svar)
        case Bevis(typ, datum):
            return Bevisfaktum(person=person, typ=typ, fran=_hittills(datum, dag))
        case Skolplikt(sista):
            return _skolplikt(person, sista)
        case Folkbokford(kommunkod, fran):
            return _folkbokford(person, kommunkod, _hittills(fran, dag))
        case Utreds(fran):
            return Motsvarandefaktum(person=person, typ="utreds", fran=_hittills(fran, dag))
    raise AssertionError(svar)


def current(model: type[F], person: Person) -> QuerySet[F]:
    """What is known of the human being now, except what a caseworker has put right."""
    rader = _known(model, person)
    rattade = rader.filter(rattar__isnull=False).values("rattar")
    return rader.exclude(pk__in=rattade).order_by("-fran", "-pk")


def _known(model: type[F], person: Person) -> QuerySet[F]:
    samma = everyone(person.kommun_id, {person.pk})
    rader: QuerySet[F] = model.objects.filter(
        kommun=person.kommun_id, person__in=samma, ersatt__isnull=True
    )
    return rader


def _slutdag(person: Person, svar: Slutdag, user: User, tid: datetime) -> Studiefaktum:
    # Also one that is put right already: the same form may be sent twice.
    studie = _known(Studiefaktum, person).filter(pk=svar.studie).first()
    if studie is None:
        raise SvarsfelError("Inskrivningen har ändrats sedan du öppnade sidan. Öppna den igen.")
    if studie.fran and svar.sista < studie.fran:
        raise SvarsfelError(
            f"Sista dagen kan inte vara före {studie.fran}, då utbildningen började."
        )
    ny = _rattad(studie, user, tid)
    ny.till, ny.avbrott = svar.sista + EN_DAG, svar.avbrott
    return ny


def _rattad(faktum: F, user: User, tid: datetime) -> F:
    """A new version that puts the source's fact right, or takes the place of a note."""
    ny = ny_version(faktum)
    ny.rattar = faktum if faktum.fil_id else faktum.rattar
    if ny.rattar is None:
        rattelser.take_back(faktum=faktum, user=user, tid=tid)
    return ny


def _studier(person: Person, svar: Studier) -> Studiefaktum:
    if svar.skolform not in NAMN:
        raise SvarsfelError("Välj en skolform.")
    if svar.sista and svar.sista < svar.fran:
        raise SvarsfelError(f"Sista dagen kan inte vara före {svar.fran}, då studierna började.")
    till = svar.sista + EN_DAG if svar.sista else None
    return Studiefaktum(person=person, skolform=svar.skolform, fran=svar.fran, till=till)


def _skolplikt(person: Person, sista: date) -> Folkbokforingsfaktum:
    rad = current(Folkbokforingsfaktum, person).order_by("-fran", "-ordning").first()
    if rad is None or rad.fil_id is None:
        raise SvarsfelError("Ingen rad i folkbokföringen går att rätta.")
    ny = ny_version(rad)
    ny.rattar, ny.skolplikt_upphor = rad, sista
    return ny


def _folkbokford(person: Person, kommunkod: str, fran: date) -> Folkbokforingsfaktum:
    ordning = current(Folkbokforingsfaktum, person).count()
    return Folkbokforingsfaktum(person=person, kommunkod=kommunkod, fran=fran, ordning=ordning)


def _hittills(fran: date, dag: date) -> date:
    if fran > dag:
        raise SvarsfelError(f"{fran} har inte varit än. Välj {dag} eller tidigare.")
    return fran
