"""The employers who take youths on praktik."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.models.plats import Arbetsgivare
from kaja.insatser.samtidigt import next_version


class PlatsfelError(ValueError):
    """The employer cannot be saved like this. The message is a Swedish sentence."""


class Uppgifter(NamedTuple):
    """What is known of an employer, and whom one calls there."""

    namn: str
    kontaktperson: str = ""
    telefon: str = ""
    epost: str = ""
    platser: int = 1
    stangd: date | None = None


@transaction.atomic
def save_employer(
    *,
    kommun: Kommun,
    uppgifter: Uppgifter,
    user: User,
    tid: datetime,
    arbetsgivare: int | None = None,
    version: int = 0,
) -> Arbetsgivare:
    """Add an employer, or change the one with the id. PlatsfelError for a name that is taken or a
    telephone number that is none; AndratUnderTidenError when `version` is not the one that it has.
    """
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    nya = uppgifter._replace(namn=uppgifter.namn.strip(), telefon=_nummer(uppgifter.telefon))
    alla = Arbetsgivare.objects.filter(kommun=kommun)
    if alla.filter(namn__iexact=nya.namn).exclude(pk=arbetsgivare or 0).exists():
        raise PlatsfelError(f"Namn: {nya.namn} finns redan. Öppna den och ändra där.")
    rad = alla.get(pk=arbetsgivare) if arbetsgivare else Arbetsgivare(kommun=kommun)
    rad.version = next_version(rad.version, pa=version)
    fore = {falt: str(getattr(rad, falt) or "") for falt in Uppgifter._fields} if rad.pk else {}
    for falt, varde in nya._asdict().items():
        setattr(rad, falt, varde)
    rad.save()
    _record(rad, fore, user, tid)
    return rad


def _nummer(text: str) -> str:
    """The telephone number as one writes it in Sweden."""
    if not text.strip():
        return ""
    import phonenumbers  # a tenth of a second, which the web shall not wait for at start

    try:
        nummer = phonenumbers.parse(text, "SE")
    except phonenumbers.NumberParseException:
        nummer = None
    if nummer is None or not phonenumbers.is_valid_number(nummer):
        raise PlatsfelError(
            f"Telefon: {text.strip()} är inget telefonnummer. Skriv riktnummer först."
        )
    form = phonenumbers.PhoneNumberFormat
    svenskt = nummer.country_code == 46
    return phonenumbers.format_number(nummer, form.NATIONAL if svenskt else form.INTERNATIONAL)


def _record(rad: Arbetsgivare, fore: dict[str, str], user: User, tid: datetime) -> None:
    """How many places it was and is; whom one calls there is no matter for the log."""
    record(
        kommun=rad.kommun_id,
        aktor=user.aktor,
        handling="arbetsgivare.andrad" if fore else "arbetsgivare.ny",
        objekt=f"arbetsgivare:{rad.pk}",
        detaljer={
            "version": rad.version,
            "andrat": [f for f, v in fore.items() if v != str(getattr(rad, f) or "")],
            "platser_fore": fore.get("platser", ""),
            "platser": rad.platser,
        },
        tid=tid,
    )
