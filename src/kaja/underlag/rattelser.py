"""What a caseworker notes: an answer that someone has given, as a fact with its source.

A note stands beside what the sources say. One that puts a source's fact right takes its place for
as long as the source says the same; when the source changes its fact, the correction falls with it
(`actions.record_facts`).
"""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.db import transaction

from kaja.access.kand import after
from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.underlag.actions import mark_for_retrial
from kaja.underlag.models import Faktum, Uppgiftslamnare

F = TypeVar("F", bound=Faktum)


class RattelsefelError(ValueError):
    """The fact cannot be noted or taken back. The message is a Swedish sentence."""


@transaction.atomic
def note(*, faktum: F, user: User, tid: datetime) -> F:
    """Store the fact, unsaved, that the user has been told, or has decided; gives it, or the same
    one when it is noted already.

    With `rattar` it takes the place of a source's fact, and supersedes an earlier correction of it.
    RattelsefelError when that fact is another person's, a note itself, or no longer current.
    """
    model = type(faktum)
    Kommun.objects.select_for_update(no_key=True).get(pk=faktum.kommun_id)
    fore = _earlier(faktum)
    for other in fore:
        if other.varden() == faktum.varden() and other.uppgiven_av == faktum.uppgiven_av:
            return other
    faktum.antecknad_av = user
    faktum.kand_fran = after(tid, (other.kand_fran for other in fore))
    model.objects.filter(pk__in=[other.pk for other in fore]).update(ersatt=faktum.kand_fran)
    faktum.save()
    _changed(faktum, "antecknat", user, tid)
    return faktum


def _earlier(faktum: F) -> list[F]:
    """The current notes that this one replaces: corrections of the same fact, or one that says the
    same."""
    model = type(faktum)
    current: list[F] = list(
        model.objects.filter(
            kommun=faktum.kommun_id,
            person=faktum.person_id,
            fil__isnull=True,
            ersatt__isnull=True,
            rattar=faktum.rattar_id,
        )
    )
    if faktum.rattar_id is None:
        return [other for other in current if other.varden() == faktum.varden()]
    source = model.objects.select_for_update().get(pk=faktum.rattar_id)
    if source.person_id != faktum.person_id or source.fil_id is None:
        raise RattelsefelError("Den uppgiften går inte att rätta.")
    if source.ersatt is not None:
        raise RattelsefelError(
            "Källan har ändrat uppgiften sedan du öppnade sidan. Öppna sidan igen och se efter."
        )
    return current


@transaction.atomic
def take_back(*, faktum: F, user: User, tid: datetime) -> F:
    """A note no longer holds; what a source says instead does again. RattelsefelError for a
    source's fact, or a note that is taken back already."""
    Kommun.objects.select_for_update(no_key=True).get(pk=faktum.kommun_id)
    mine: F = type(faktum).objects.select_for_update().get(pk=faktum.pk)
    if mine.fil_id is not None:
        raise RattelsefelError("Uppgiften kommer från en fil. Rätta i källan, eller ta bort filen.")
    if mine.ersatt is not None:
        raise RattelsefelError("Uppgiften är redan borttagen eller ersatt.")
    mine.ersatt = after(tid, [mine.kand_fran])
    mine.save(update_fields=["ersatt"])
    _changed(mine, "borttaget", user, tid)
    return mine


def _changed(faktum: Faktum, vad: str, user: User, tid: datetime) -> None:
    mark_for_retrial(kommun_id=faktum.kommun_id, personer=[faktum.person_id], tid=tid)
    record(
        kommun=faktum.kommun_id,
        aktor=user.aktor,
        handling=f"{type(faktum).__name__.lower()}.{vad}",
        objekt=f"person:{faktum.person_id}",
        detaljer={
            "faktum": faktum.pk,
            "uppgiven_av": faktum.uppgiven_av,
            "rattar": faktum.rattar_id or 0,
        },
        tid=tid,
    )


def according_to(faktum: Faktum) -> str:
    """ "Enligt skolan, antecknat av Amira Lund", for a note; who decided, for a decision."""
    return told_by(faktum.uppgiven_av, faktum.antecknad_av.namn if faktum.antecknad_av else "")


def told_by(uppgiven_av: str, antecknad_av: str) -> str:
    """The same of the two as text."""
    if not uppgiven_av:
        return f"Kommunens beslut, av {antecknad_av}" if antecknad_av else "Handläggare"
    vem = dict(Uppgiftslamnare.choices).get(uppgiven_av, uppgiven_av)
    enligt = f"Enligt {vem[:1].lower()}{vem[1:]}"
    return f"{enligt}, antecknat av {antecknad_av}" if antecknad_av else enligt
