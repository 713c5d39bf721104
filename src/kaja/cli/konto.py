"""`kaja konto`: the first account of an installation, and a role for someone who has one."""

from __future__ import annotations

import argparse
import secrets
import sys
from typing import TYPE_CHECKING

from kaja.cli.start import prepare_database, today

if TYPE_CHECKING:
    from kaja.access.models import User

AKTOR = "kommandoraden"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("epost", metavar="E-POST", help="det som personen loggar in med")
    parser.add_argument("--namn", default="", metavar="NAMN", help="krävs för ett nytt konto")
    parser.add_argument("--kommun", required=True, metavar="KOD", help="fyra siffror")
    parser.add_argument("--roll", required=True, metavar="ROLL", help="till exempel samordnare")
    parser.add_argument("--ta", action="store_true", help="ta rollen i stället för att ge den")


def run(args: argparse.Namespace) -> int:
    """0 when the role is given or taken, 2 with a Swedish line when something cannot be used."""
    prepare_database()
    from django.core.exceptions import ValidationError
    from django.db import transaction

    try:
        with transaction.atomic():
            print(_change(args))
    except KontofelError as error:
        return _fail(str(error))
    except ValidationError as error:
        return _fail(" ".join(error.messages))
    return 0


class KontofelError(ValueError):
    """The account cannot be made or changed. The message is a Swedish sentence."""


def _change(args: argparse.Namespace) -> str:
    from django.utils import timezone

    from kaja.access import actions
    from kaja.access.models import Kommun, User
    from kaja.access.roller import Roll

    kommun = Kommun.objects.filter(pk=args.kommun).first()
    if kommun is None:
        raise KontofelError(f"Kommunkoden {args.kommun} finns inte. Skriv de fyra siffrorna.")
    if args.roll not in Roll.values:
        raise KontofelError(f"Rollen {args.roll} finns inte. Välj {', '.join(Roll.values)}.")
    roll, dag, tid = Roll(args.roll), today(), timezone.now()
    user = User.objects.filter(email__iexact=args.epost.strip()).first()
    vad = f"{args.epost}: {roll.label.lower()} i {kommun.namn}"
    if args.ta:
        if user is None:
            raise KontofelError(f"Kontot {args.epost} finns inte.")
        ended = actions.revoke(user=user, kommun=kommun, roll=roll, fran=dag, av=AKTOR, tid=tid)
        return f"{vad} till och med i går." if ended else f"{vad}: hade inte rollen."
    user, password = (user, "") if user else _new_user(args)
    actions.grant(user=user, kommun=kommun, roll=roll, fran=dag, av=AKTOR, tid=tid)
    said = f"{vad} från och med i dag."
    if password:
        said += f"\nLösenordet är {password} och visas bara nu. Byt det efter inloggningen."
    return said


def _new_user(args: argparse.Namespace) -> tuple[User, str]:
    from django.utils import timezone

    from kaja.access import actions

    if not args.namn.strip():
        raise KontofelError(f"Kontot {args.epost} finns inte än. Skriv också --namn.")
    password = secrets.token_urlsafe(15)
    user = actions.create_user(
        email=args.epost, namn=args.namn.strip(), password=password, av=AKTOR, tid=timezone.now()
    )
    return user, password


def _fail(message: str) -> int:
    print(f"kaja konto: {message}", file=sys.stderr)
    return 2
