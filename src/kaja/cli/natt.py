"""`kaja natt`: the nightly run, for every municipality of the installation or for one."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kaja.cli.start import prepare_database, today
from kaja.regler.skollagen_29_9 import LAGEN_GALLER_FRAN

if TYPE_CHECKING:
    from kaja.access.models import Kommun
    from kaja.korningar.models import Korning


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kommun", metavar="KOD", help="fyra siffror (annars alla)")
    parser.add_argument(
        "--dag", type=_dag, metavar="ÅÅÅÅ-MM-DD", help="dagen som bedöms (annars i dag)"
    )
    parser.add_argument("--allt", action="store_true", help="pröva om alla, inte bara de berörda")


def run(args: argparse.Namespace) -> int:
    """0 when the register is right for the day, 1 when a run was stopped, 2 for a bad argument."""
    prepare_database()
    from django.conf import settings

    from kaja.access.models import Kommun
    from kaja.flows.natt import active

    if args.kommun and not Kommun.objects.filter(pk=args.kommun).exists():
        return _fail(f"Kommunkoden {args.kommun} finns inte. Skriv de fyra siffrorna.")
    mapp = Path(settings.KAJA_INKORG) if settings.KAJA_INKORG else None
    chosen = Kommun.objects.filter(pk=args.kommun) if args.kommun else active(mapp)
    dag = args.dag or today()
    stopped = [kommun for kommun in chosen if not _one(kommun, dag, args.allt, mapp)]
    return 1 if stopped else 0


def _one(kommun: Kommun, dag: date, alla: bool, mapp: Path | None) -> bool:
    """Run one municipality and say what became of it; False when the run was stopped, also by a
    fault of the program, which is logged and stops no other municipality."""
    import structlog
    from django.utils import timezone

    from kaja.flows.arbetare import OVANTAT
    from kaja.flows.natt import natt
    from kaja.intake.actions import FilfelError
    from kaja.korningar.models import Korningslage
    from kaja.tabell import TableError

    try:
        korning = natt(kommun=kommun, dag=dag, tid=timezone.now(), alla=alla, mapp=mapp)
    except (FilfelError, TableError) as fel:
        return _stopped(kommun, str(fel))
    except Exception:
        structlog.get_logger(__name__).exception("natt", kommun=kommun.pk)
        return _stopped(kommun, OVANTAT)
    if korning.lage == Korningslage.STOPPAD:
        return _stopped(kommun, korning.fel)
    print(_line(kommun, korning), flush=True)
    return True


def _stopped(kommun: Kommun, varfor: str) -> bool:
    print(f"{kommun.namn} ({kommun.pk}): {varfor}", file=sys.stderr, flush=True)
    return False


def _line(kommun: Kommun, korning: Korning) -> str:
    assert korning.startad is not None
    assert korning.slutad is not None
    tog = f"{(korning.slutad - korning.startad).total_seconds():.1f}".replace(".", ",")
    return (
        f"{kommun.namn} ({kommun.pk}) {korning.dag}: {korning.gjort} genomgångna, "
        f"{korning.andrade_svar} ändrade svar, {korning.registerhandelser} händelser i registret, "
        f"{tog} s."
    )


def _dag(text: str) -> date:
    try:
        dag = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} är ingen dag, skriv ÅÅÅÅ-MM-DD") from None
    if dag < LAGEN_GALLER_FRAN:
        raise argparse.ArgumentTypeError(f"ansvaret finns från {LAGEN_GALLER_FRAN}")
    return dag


def _fail(message: str) -> int:
    print(f"kaja natt: {message}", file=sys.stderr)
    return 2
