"""Changes of users and roles. Each writes its audit event in the same transaction."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from kaja.access import kommuner
from kaja.access.models import Kommun, Medlemskap, User
from kaja.access.roller import Roll
from kaja.audit import actions as audit

# Events about accounts belong to no municipality; their chain is the installation's.
INSTALLATION = ""


def load_kommuner() -> int:
    """Fill in the country's municipalities with their names; gives how many there are."""
    rows = [Kommun(kod=kod, namn=namn) for kod, namn in kommuner.read()]
    Kommun.objects.bulk_create(
        rows, update_conflicts=True, update_fields=["namn"], unique_fields=["kod"]
    )
    return len(rows)


@transaction.atomic
def create_user(*, email: str, namn: str, password: str | None, av: str, tid: datetime) -> User:
    """Make an account; without a password it can only be opened by a password reset."""
    user = User(email=email.strip().lower(), namn=namn, skapad=tid)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    audit.record(kommun=INSTALLATION, aktor=av, handling="konto.skapa", objekt=user.aktor, tid=tid)
    return user


@transaction.atomic
def grant(
    *,
    user: User,
    kommun: Kommun,
    roll: Roll,
    fran: date,
    av: str,
    tid: datetime,
    till: date | None = None,
) -> Medlemskap:
    """Give the user a role in the municipality from a day, and until (not including) `till`."""
    membership = Medlemskap(user=user, kommun=kommun, roll=Roll(roll), fran=fran, till=till)
    membership.full_clean()
    membership.save()
    details = {"roll": str(roll), "fran": fran.isoformat(), "till": till and till.isoformat()}
    audit.record(
        kommun=kommun.kod,
        aktor=av,
        handling="roll.ge",
        objekt=user.aktor,
        detaljer=details,
        tid=tid,
    )
    return membership


@transaction.atomic
def revoke(*, user: User, kommun: Kommun, roll: Roll, fran: date, av: str, tid: datetime) -> int:
    """End the user's role in the municipality from a day; gives how many memberships ended."""
    # A membership that would begin after the day never holds: it ends where it begins.
    held = Medlemskap.objects.select_for_update().filter(
        Q(till__isnull=True) | Q(till__gt=fran), user=user, kommun=kommun, roll=roll
    )
    ended = list(held)
    for membership in ended:
        membership.till = max(fran, membership.fran)
        membership.save(update_fields=["till"])
    details = {"roll": str(roll), "fran": fran.isoformat(), "antal": len(ended)}
    audit.record(
        kommun=kommun.kod,
        aktor=av,
        handling="roll.ta",
        objekt=user.aktor,
        detaljer=details,
        tid=tid,
    )
    return len(ended)


def choose_language(*, user: User, sprak: str) -> None:
    """Store the user's choice of language (`sv` or `en`)."""
    user.sprak = sprak
    user.full_clean(exclude=["password"])
    user.save(update_fields=["sprak"])
