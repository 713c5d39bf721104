"""`kaja demo`: an invented municipality in a data folder of its own, ready to log in to."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kaja.cli import start
from kaja.cli.demo_arbete import further_work
from kaja.cli.demo_vecka import first_week
from kaja.cli.laddning import load_web
from kaja.cli.servera import serve

if TYPE_CHECKING:
    from kaja.access.models import Kommun, User

# The day it is in the demo, and the morning when its first files were read in. A week lies between,
# so that the second week's files in exempel/vecka2 can be read in by whoever tries.
DAY, FIRST = date(2026, 11, 28), date(2026, 11, 21)
# Everyone may know the password: it opens invented people only, in the demo's own data folder.
PASSWORD = "prova-kaja-i-lugn-och-ro"  # noqa: S105
# The invented files: what each tells of, and what it means that someone is not in it.
OMFATTNING = {"folkbokforing": "hel", "elever": "hel", "bevis": "del"}
ACCOUNTS = {
    "samordnare": ("samordnare@kaja.example", "Sam Ordnarsson"),
    "handlaggare": ("handlaggare@kaja.example", "Hanna Läggare"),
    "syv": ("syv@kaja.example", "Siri Vägledare"),
    "chef": ("chef@kaja.example", "Chris Chefsson"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    start.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Build what is missing of the demo, say how to log in, and serve."""
    if problem := start.port_problem(args.vard, args.port):
        print(f"kaja demo: {problem}", file=sys.stderr)
        return 2
    _use_own_folder()
    load_web()
    start.prepare_database()
    start.prepare_static()
    build()
    _tell(args.vard, args.port)
    serve(args.vard, args.port)
    return 0


def _use_own_folder() -> None:
    """The demo never touches a real database, whatever the environment says."""
    folder = Path(os.environ.get("KAJA_DATA") or "var") / "demo"
    os.environ["KAJA_DATA"] = str(folder)
    os.environ["KAJA_DAG"] = DAY.isoformat()
    os.environ.pop("KAJA_DATABASE_URL", None)


def build() -> None:
    """Accounts and files; what is there already stays, and what a kill interrupted is finished."""
    from kaja.access.models import Kommun, User
    from kaja.exempel import KOMMUN
    from kaja.flows.natt import natt
    from kaja.intake.models import MottagenFil, Status
    from kaja.korningar.queries import ran_tonight

    kommun = Kommun.objects.get(pk=KOMMUN)
    user = _accounts(kommun)
    done = MottagenFil.objects.filter(kommun=kommun, status=Status.INLAST).values("kalla")
    if done.distinct().count() < len(OMFATTNING):
        _read_files(kommun, user)
    konton = {roll: User.objects.get(email=email) for roll, (email, _) in ACCOUNTS.items()}
    first_week(kommun=kommun, user=user, kollega=konton["handlaggare"], dag=DAY)
    further_work(kommun=kommun, konton=konton, dag=DAY)
    if not ran_tonight(kommun, DAY):
        natt(kommun=kommun, dag=DAY, tid=_morning(DAY))  # after the week that its digest is about


def _morning(day: date) -> datetime:
    from django.utils import timezone

    return datetime.combine(day, time(6), tzinfo=timezone.get_default_timezone())


def _accounts(kommun: Kommun) -> User:
    """The demo's users with their roles; gives the one who reads the files."""
    from django.db import transaction
    from django.utils import timezone

    from kaja.access import actions
    from kaja.access.models import User
    from kaja.access.roller import Roll

    now = timezone.now()
    for roll, (email, namn) in ACCOUNTS.items():
        if not User.objects.filter(email=email).exists():
            with transaction.atomic():
                user = actions.create_user(
                    email=email, namn=namn, password=PASSWORD, av="kaja", tid=now
                )
                actions.grant(
                    user=user, kommun=kommun, roll=Roll(roll), fran=now.date(), av="kaja", tid=now
                )
    return User.objects.get(email=ACCOUNTS["samordnare"][0])


def _read_files(kommun: Kommun, user: User) -> None:
    """Read the invented files in through the same flow as anyone's files."""
    from kaja.exempel import REFERENSDAG, REFERENSFRO, bygg
    from kaja.flows import las_in
    from kaja.intake.models import Status

    print(f"Bygger {kommun.namn}, en påhittad kommun med riktigt namn …", flush=True)
    filer = bygg(dag=REFERENSDAG, fro=REFERENSFRO)
    tid = _morning(FIRST)
    alla = list(filer.alla)
    for minute, fil in enumerate(alla):
        print(f"Läser in {fil.namn} …", flush=True)
        at = tid + timedelta(minutes=minute)
        received, _ = las_in.ta_emot(
            kommun=kommun,
            kalla=Path(fil.namn).stem,
            namn=fil.namn,
            innehall=fil.innehall,
            omfattning=OMFATTNING[Path(fil.namn).stem],
            tackning_tom=filer.tackning_tom,
            user=user,
            tid=at,
        )
        if received.status != Status.INLAST:
            # Judged once for all, with the last of the files.
            fler = fil is not alla[-1]
            las_in.las_in(fil=received, user=user, tid=at, dag=FIRST, fler_foljer=fler)


def _tell(address: str, port: int) -> None:
    print(f"\nKaja finns på http://{address}:{port}\n")
    print(f"Lösenordet är {PASSWORD} för alla konton:")
    for roll, (email, namn) in ACCOUNTS.items():
        print(f"  {email:<26} {namn} ({roll.replace('aggare', 'äggare')})")
    print(f"\nAlla personer är påhittade. Dagen är {DAY}. Avsluta med Ctrl+C.", flush=True)
