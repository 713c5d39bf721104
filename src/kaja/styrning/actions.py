"""Changing a setting: an earlier choice is superseded, never overwritten. Saving views."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.regler.forbjudna_uppgifter import granska
from kaja.styrning.beskrivning import Beskrivning, Installningsfel
from kaja.styrning.installningar import KATALOG
from kaja.styrning.models import ForvaldVy, Installning, Vy


@transaction.atomic
def set_installning(
    *,
    kommun: Kommun,
    namn: str,
    varde: str,
    fran: date,
    dag: date,
    user: User | None,
    aktor: str,
    tid: datetime,
    bakat: bool = False,
) -> Installning:
    """Let a setting hold from a day. A choice made for the same day falls; one that says the same
    stands, and nothing is written.

    Installningsfel for an unknown name, a value that cannot be used, or a day before `dag` that is
    not asked for with `bakat`. Those it concerns are marked for retrial by `flows.installningar`.
    """
    text = str(_beskriven(namn).las(varde))
    if fran < dag and not bakat:
        raise Installningsfel(
            f"{fran} har varit. Kryssa för att ändringen gäller även bakåt, eller välj en dag från "
            f"och med {dag}."
        )
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    samma_dag = Installning.objects.filter(
        kommun=kommun, namn=namn, galler_fran=fran, ersatt__isnull=True
    )
    tidigare = samma_dag.first()
    if tidigare and tidigare.varde == text:
        return tidigare
    if tidigare:
        tid = max(tid, tidigare.kand_fran + timedelta(microseconds=1))
        samma_dag.update(ersatt=tid)
    record(
        kommun=kommun.pk,
        aktor=aktor,
        handling="installning.andrad",
        objekt=f"installning:{namn}",
        detaljer={
            "fran": fran.isoformat(),
            "fore": tidigare.varde if tidigare else "",
            "varde": text,
        },
        tid=tid,
    )
    return Installning.objects.create(
        kommun=kommun, namn=namn, varde=text, galler_fran=fran, kand_fran=tid, satt_av=user
    )


def _beskriven(namn: str) -> Beskrivning:
    if namn not in KATALOG:
        raise Installningsfel(f"Det finns ingen inställning som heter {namn}.")
    return KATALOG[namn]


class VyfelError(ValueError):
    """The view cannot be saved like this. The message is a Swedish sentence."""


@transaction.atomic
def save_view(
    *, kommun: Kommun, user: User, namn: str, fraga: str, delad: bool, tid: datetime
) -> Vy:
    """Save a view under a name; the user's own of that name becomes this one. VyfelError for a name
    that is empty or too long."""
    namn = _vynamn(namn)
    vy, _ = Vy.objects.update_or_create(
        kommun=kommun, agare=user, namn=namn, defaults={"fraga": fraga, "delad": delad}
    )
    _om_vy(vy, "vy.sparad", user, tid)
    return vy


@transaction.atomic
def rename_view(*, vy: Vy, namn: str, delad: bool, user: User, tid: datetime) -> Vy:
    """Give the view another name, and share it or not. VyfelError for a name that cannot be used,
    or that another of the user's views has. Nobody opens with a view that is no longer theirs."""
    vy.namn, vy.delad = _vynamn(namn), delad
    andra = Vy.objects.filter(kommun=vy.kommun_id, agare=vy.agare_id, namn=vy.namn)
    if andra.exclude(pk=vy.pk).exists():
        raise VyfelError(f"Du har redan en vy som heter {vy.namn}. Välj ett annat namn.")
    vy.save(update_fields=["namn", "delad"])
    if not delad:
        ForvaldVy.objects.filter(vy=vy).exclude(user=vy.agare_id).delete()
    _om_vy(vy, "vy.andrad", user, tid)
    return vy


@transaction.atomic
def remove_view(*, vy: Vy, user: User, tid: datetime) -> None:
    """Take the view away; those who opened with it open with everyone."""
    _om_vy(vy, "vy.borttagen", user, tid)
    vy.delete()


@transaction.atomic
def choose_view(*, kommun: Kommun, user: User, vy: Vy | None, tid: datetime) -> None:
    """The register opens with this view for the user, or with everyone (None)."""
    if vy is None:
        ForvaldVy.objects.filter(kommun=kommun, user=user).delete()
        return
    ForvaldVy.objects.update_or_create(kommun=kommun, user=user, defaults={"vy": vy})
    _om_vy(vy, "vy.forvald", user, tid)


def _vynamn(namn: str) -> str:
    namn = " ".join(namn.replace("\x00", "").split())
    if not 1 <= len(namn) <= 40:
        raise VyfelError("Skriv ett namn på vyn, högst 40 tecken.")
    if traffar := granska(namn):
        ord_ = namn[traffar[0].start : traffar[0].slut]
        raise VyfelError(f"Namnet: ”{ord_}” får inte föras in. Välj ett annat.")
    return namn


def _om_vy(vy: Vy, handling: str, user: User, tid: datetime) -> None:
    record(
        kommun=vy.kommun_id,
        aktor=user.aktor,
        handling=handling,
        objekt=f"vy:{vy.pk}",
        detaljer={"delad": "ja" if vy.delad else "nej"},
        tid=tid,
    )
