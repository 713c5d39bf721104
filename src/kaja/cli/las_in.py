"""`kaja las-in`: read files into the register without the web."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kaja.cli.start import prepare_database, today

if TYPE_CHECKING:
    from kaja.access.models import Kommun

KALLOR = ("folkbokforing", "elever", "bevis")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kalla", choices=KALLOR, metavar="KÄLLA", help=" | ".join(KALLOR))
    parser.add_argument(
        "filer", nargs="+", type=Path, metavar="FIL", help="CSV, XLSX, XLS eller ODS"
    )
    parser.add_argument("--kommun", required=True, metavar="KOD", help="fyra siffror")
    parser.add_argument(
        "--tom", type=date.fromisoformat, metavar="ÅÅÅÅ-MM-DD", help="filen gäller till och med"
    )
    parser.add_argument("--avsandare", default="", metavar="NAMN", help="vem som lämnar filen")


def run(args: argparse.Namespace) -> int:
    """0 when every file is read in, 2 with a Swedish line when something cannot be used."""
    prepare_database()
    from kaja.access.models import Kommun
    from kaja.intake.actions import FilfelError
    from kaja.tabell import TableError

    kommun = Kommun.objects.filter(pk=args.kommun).first()
    if kommun is None:
        return _fail(f"Kommunkoden {args.kommun} finns inte. Skriv de fyra siffrorna.")
    for path in args.filer:
        try:
            print(_read(kommun, args, path))
        except (TableError, FilfelError) as error:
            return _fail(f"{path.name}: {error}")
        except OSError:
            return _fail(f"{path}: Filen går inte att läsa. Kontrollera namnet.")
    return 0


def _read(kommun: Kommun, args: argparse.Namespace, path: Path) -> str:
    from django.utils import timezone

    from kaja.flows import las_in
    from kaja.intake.models import Status

    tid = timezone.now()
    fil, ny = las_in.ta_emot(
        kommun=kommun,
        kalla=args.kalla,
        namn=path.name,
        innehall=path.read_bytes(),
        avsandare=args.avsandare,
        tackning_tom=args.tom,
        user=None,
        tid=tid,
    )
    if not ny and fil.status == Status.INLAST:
        return f"{path.name}: Samma fil är redan inläst. Inget har ändrats."
    gjorde = las_in.las_in(fil=fil, user=None, tid=tid, dag=today())
    return (
        f"{path.name}: {fil.antal_rader} rader, {fil.antal_problem} med problem, "
        f"{fil.antal_dubbletter} dubbletter, {gjorde.gjorde.rader_hittas_inte} hittas inte. "
        f"{gjorde.gjorde.nya_personer} nya personer, "
        f"{gjorde.korning.andrade_svar} ändrade bedömningar."
    )


def _fail(message: str) -> int:
    print(f"kaja las-in: {message}", file=sys.stderr)
    return 2
