"""`kaja start`: the web application in the foreground."""

from __future__ import annotations

import argparse
import socket
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from kaja.cli.laddning import load_django, load_web
from kaja.cli.servera import serve

if TYPE_CHECKING:
    from kaja.access.models import Kommun

ADDRESS, PORT = "127.0.0.1", 8000
# Static files of libraries that no page asks for: the web looks at each file when it starts.
NOT_ASKED_FOR = ("django_tables2", "ext", "htmax-*", "htmx-4*", "webauthn*")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, default=PORT, metavar="NUMMER", help=f"porten (annars {PORT})"
    )
    parser.add_argument(
        "--vard",
        default=ADDRESS,
        metavar="ADRESS",
        help=f"adressen att lyssna på (annars {ADDRESS})",
    )


def run(args: argparse.Namespace) -> int:
    """Get the database and the static files ready, finish what was interrupted, and serve."""
    if problem := port_problem(args.vard, args.port):
        print(f"kaja start: {problem}", file=sys.stderr)
        return 2
    load_web()
    prepare_database()
    prepare_static()
    finish_interrupted()
    print(f"Kaja finns på http://{args.vard}:{args.port}. Avsluta med Ctrl+C.", flush=True)
    serve(args.vard, args.port)
    return 0


def port_problem(address: str, port: int) -> str:
    """Why the server cannot listen there, in Swedish; empty when it can."""
    try:
        with socket.create_server((address, port)):
            return ""
    except (OSError, OverflowError):
        return (
            f"Det går inte att lyssna på {address}:{port}. Något annat använder kanske porten: "
            "stäng det, eller välj en annan med --port."
        )


def prepare_database() -> None:
    """Load Django, and bring the database up to date if it is not."""
    load_django()
    from django.core.management import call_command
    from django.db import connection

    if not connection.introspection.table_names():
        _make_database()
    elif not is_up_to_date():
        call_command("migrate", verbosity=0)


def _make_database() -> None:
    """All of it or nothing: Django makes tables and then notes that they are made, so one killed in
    between would find tables that nobody has made."""
    from django.core.management import call_command
    from django.db import connection, transaction

    # SQLite lets constraints rest only outside a transaction; while tables are made they must.
    connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            call_command("migrate", verbosity=0)
    finally:
        connection.enable_constraint_checking()


def is_up_to_date() -> bool:
    """Whether every migration is applied, by their names: reading them takes a while."""
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    applied = MigrationRecorder(connection).applied_migrations().keys()
    return all(
        (app.label, migration.name) in applied
        for app in apps.get_app_configs()
        for migration in iter_modules([f"{app.path}/migrations"])
    )


def prepare_static() -> None:
    """Collect the static files, but only when the program or one of them is newer: it is slow."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / "kaja-version"
    current = f"{version('kaja')} {_newest_static()}"
    if not stamp.exists() or stamp.read_text(encoding="ascii") != current:
        call_command(
            "collectstatic",
            verbosity=0,
            interactive=False,
            clear=True,
            ignore_patterns=[*NOT_ASKED_FOR],
        )
        stamp.write_text(current, encoding="ascii")


def _newest_static() -> int:
    web = Path(__file__).parent.parent / "web"
    return max((path.stat().st_mtime_ns for path in web.glob("**/static/**/*")), default=0)


def finish_interrupted() -> None:
    """Finish the files whose reading a killed run left half done."""
    from kaja.access.models import Kommun
    from kaja.intake.models import MottagenFil, Status

    half = (Status.LASES_IN, Status.ANGRAS)
    half_read = MottagenFil.objects.filter(status__in=half).values("kommun")
    for kommun in Kommun.objects.filter(pk__in=half_read):
        _finish(kommun)


def _finish(kommun: Kommun) -> None:
    from django.utils import timezone

    from kaja.flows import las_in  # where nothing was interrupted nobody waits for it
    from kaja.intake.actions import FilfelError
    from kaja.tabell import TableError

    try:
        done = las_in.finish_interrupted(kommun=kommun, tid=timezone.now(), dag=today())
    except (FilfelError, TableError) as fel:
        print(f"{kommun.namn}: ett avbrutet arbete kunde inte göras klart. {fel}", flush=True)
        return
    for fil in done:
        print(f"Arbetet med {fil.namn} hade avbrutits och är nu klart.")


def today() -> date:
    """Today in Sweden, or the day that a trial stands still on."""
    from django.conf import settings
    from django.utils import timezone

    return date.fromisoformat(settings.KAJA_DAG) if settings.KAJA_DAG else timezone.localdate()
