"""Writing what a person says of a spreadsheet: the file kept meanwhile, and the mapping for the
next file from the same sender."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.intake.actions import FilfelError, actor
from kaja.intake.models import Format, Kartlaggning, MottagenFil, Status


@transaction.atomic
def keep(
    *,
    kommun: Kommun,
    kalla: str,
    namn: str,
    innehall: bytes,
    avsandare: str,
    omfattning: str,
    tackning_tom: date | None,
    profil: Mapping[str, Any],
    user: User | None,
    tid: datetime,
) -> MottagenFil:
    """Keep the file until a person has said what its columns are. `profil` is the proposal."""
    fil = MottagenFil.objects.create(
        kommun=kommun,
        kalla=kalla,
        format=Format.KALKYLBLAD,
        omfattning=omfattning,
        profil=profil,
        namn=namn.replace("\x00", "\ufffd"),
        sha256=hashlib.sha256(innehall).hexdigest(),
        innehall=innehall,
        avsandare=avsandare.strip(),
        tackning_tom=tackning_tom,
        mottagen=tid,
        mottagen_av=user,
        status=Status.KARTLAGGS,
    )
    _record(fil, "fil.kartlaggs", user, tid)
    return fil


@transaction.atomic
def note_columns(
    *, fil: MottagenFil, kalla: str, omfattning: str, profil: Mapping[str, Any]
) -> None:
    """Note how far a person has come; nothing of it holds until it is saved. Raises FilfelError."""
    locked = _waiting(fil)
    locked.kalla, locked.omfattning, locked.profil = kalla, omfattning, dict(profil)
    locked.save(update_fields=["kalla", "omfattning", "profil"])
    fil.kalla, fil.omfattning, fil.profil = kalla, omfattning, dict(profil)


@transaction.atomic
def received(*, fil: MottagenFil, som: MottagenFil, user: User | None, tid: datetime) -> None:
    """The columns are known, and the bytes have been received `som` a file of its own: what was
    kept meanwhile goes. Raises FilfelError."""
    locked = _waiting(fil)
    _record(fil, "fil.kartlagd", user, tid, som=som.pk)
    locked.delete()


@transaction.atomic
def save_kartlaggning(
    *,
    kommun: Kommun,
    avsandare: str,
    kalla: str,
    profil: Mapping[str, Any],
    user: User | None,
    tid: datetime,
) -> Kartlaggning:
    """Save how the sender's sheets are laid out, to know the next one. One for each sender and
    kind: the latest holds."""
    kartlaggning, ny = Kartlaggning.objects.update_or_create(
        kommun=kommun,
        avsandare=avsandare.strip(),
        kalla=kalla,
        defaults={"profil": dict(profil), "andrad": tid, "andrad_av": user},
    )
    record(
        kommun=kommun.pk,
        aktor=actor(user),
        handling="kartlaggning.ny" if ny else "kartlaggning.andrad",
        objekt=f"kartlaggning:{kartlaggning.pk}",
        detaljer={"avsandare": kartlaggning.avsandare, "kalla": kalla, "profil": dict(profil)},
        tid=tid,
    )
    return kartlaggning


def _waiting(fil: MottagenFil) -> MottagenFil:
    found = MottagenFil.objects.select_for_update().defer("innehall").filter(pk=fil.pk).first()
    if found is None or found.status != Status.KARTLAGGS:
        raise FilfelError(f"Filen {fil.namn} väntar inte längre på att kolumnerna väljs.")
    return found


def _record(
    fil: MottagenFil, handling: str, user: User | None, tid: datetime, **detaljer: object
) -> None:
    record(
        kommun=fil.kommun_id,
        aktor=actor(user),
        handling=handling,
        objekt=f"fil:{fil.pk}",
        detaljer={"kalla": fil.kalla, **detaljer},
        tid=tid,
    )
