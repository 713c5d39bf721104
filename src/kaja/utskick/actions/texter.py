"""The municipality's name in the letters, and its own wording. A new row supersedes the old."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.utskick import falt
from kaja.utskick.models import Brevavsandare, Egentext, Form
from kaja.utskick.slag import Kanal, Mall, Sprak


class Textnyckel(NamedTuple):
    """Which text it is: about what, which way, in which language."""

    mall: Mall
    kanal: Kanal
    sprak: Sprak


class Wordfil(NamedTuple):
    """A Word template as it was handed in."""

    namn: str
    innehall: bytes


@transaction.atomic
def save_sender(
    *, kommun: Kommun, uppgifter: Mapping[str, str], user: User, tid: datetime
) -> Brevavsandare:
    """Say who writes from now on. `uppgifter` are the fields of the row."""
    Brevavsandare.objects.filter(kommun=kommun, ersatt__isnull=True).update(ersatt=tid)
    row = Brevavsandare.objects.create(kommun=kommun, kand_fran=tid, satt_av=user, **uppgifter)
    _record(kommun, "brevavsandare.satt", f"brevavsandare:{row.pk}", user, tid)
    return row


def save_text(
    *, kommun: Kommun, nyckel: Textnyckel, text: str, user: User, tid: datetime
) -> Egentext:
    """Use the municipality's own wording from now on. FaltfelError if it has a field that does not
    exist, or that may not go this way."""
    falt.granska(text, nyckel.kanal)
    return _save(kommun, nyckel, user, tid, form=Form.TEXT, text=text)


def save_word(
    *, kommun: Kommun, nyckel: Textnyckel, fil: Wordfil, user: User, tid: datetime
) -> Egentext:
    """Use the municipality's own Word template from now on; one that has been looked through
    (`ordbrev.granska`)."""
    return _save(
        kommun, nyckel, user, tid, form=Form.WORD, innehall=fil.innehall, namn=fil.namn[:120]
    )


@transaction.atomic
def _save(
    kommun: Kommun, nyckel: Textnyckel, user: User, tid: datetime, **innehall: object
) -> Egentext:
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    alla = Egentext.objects.filter(kommun=kommun, **_kolumner(nyckel))
    version = alla.count() + 1
    alla.filter(ersatt__isnull=True).update(ersatt=tid)
    row = Egentext.objects.create(
        kommun=kommun,
        version=version,
        kand_fran=tid,
        satt_av=user,
        **_kolumner(nyckel),
        **innehall,
    )
    _record(kommun, "egentext.satt", f"egentext:{row.pk}", user, tid)
    return row


@transaction.atomic
def use_shipped(*, kommun: Kommun, nyckel: Textnyckel, user: User, tid: datetime) -> None:
    """Go back to the text that comes with Kaja."""
    rows = Egentext.objects.filter(kommun=kommun, ersatt__isnull=True, **_kolumner(nyckel))
    if rows.update(ersatt=tid):
        _record(kommun, "egentext.upphavd", f"egentext:{'-'.join(nyckel)}", user, tid)


def _kolumner(nyckel: Textnyckel) -> dict[str, str]:
    return {namn: varde.value for namn, varde in nyckel._asdict().items()}


def _record(kommun: Kommun, handling: str, objekt: str, user: User, tid: datetime) -> None:
    record(kommun=kommun.pk, aktor=user.aktor, handling=handling, objekt=objekt, tid=tid)
