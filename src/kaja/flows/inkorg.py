"""The watched folder: what lies in it is received, and read in where the municipality has said so.

`<inkorg>/<kommunkod>/<avsändare>/<fil>`, or without sender. A file that is taken goes to `klart`
beside it, one that cannot be used to `fel` with the reason in a text of its own. A run that is
killed between the two takes the file again: the same bytes are received once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from kaja.access.models import Kommun
from kaja.flows.bedom import KAJA
from kaja.flows.godkanna import godkann
from kaja.flows.mottagning import Sant, ta_emot_sant
from kaja.flows.omprova import omprova
from kaja.intake.actions import FilfelError
from kaja.intake.models import Kallnamn, MottagenFil, Status
from kaja.korningar.actions import start_run
from kaja.korningar.models import Korningsslag
from kaja.styrning.queries import valda
from kaja.tabell import TableError

KLART, FEL = "klart", "fel"
INLAST = "Inläst."
# A file that was written to so lately may still be on its way.
VILA = 5
HAR_INTE_VARIT = (
    "{namn}: uppgifterna kan inte gå till och med {tom}, som inte har varit än. Ändra dagen i "
    "filens namn och lägg in filen igen."
)
LANK = "{namn} är en länk till en annan fil. Lägg in själva filen."
FAR_INTE_LASAS = (
    "{namn} får inte läsas av Kaja. Ge det konto som kör Kaja rätt att läsa filen, och lägg in "
    "den igen."
)
_DAG = re.compile(r"(?<!\d)(20\d\d)-?(\d\d)-?(\d\d)(?!\d)")


class _Lagd(NamedTuple):
    """A file in the folder, as it was received, or why it could not be."""

    path: Path
    fil: MottagenFil | None
    fel: str = ""


class Hamtad(NamedTuple):
    """A file that was taken, or why it was not."""

    namn: str
    fil: MottagenFil | None
    mening: str = ""


def hamta(*, inkorg: Path, kommun: Kommun, tid: datetime, dag: date) -> list[Hamtad]:
    """Take all that lies in the municipality's part of the watched folder; gives what was taken.

    Of several files all are read in before anyone is judged, once for all, and the population
    first: it says whom the others are about. Killed before that, the persons wait in the queue for
    the next run.
    """
    files = list(_files(inkorg, kommun, tid))
    fler = len(files) > 1
    received = (_ta_emot(path, avsandare, kommun, tid, dag) for path, avsandare in files)
    lagda = [lagd for lagd in received if lagd is not None]
    lagda.sort(key=lambda lagd: lagd.fil is None or lagd.fil.kalla != Kallnamn.FOLKBOKFORING)
    hamtade = [_ta(lagd, kommun, tid, dag, fler) for lagd in lagda]
    if fler and any(en.mening == INLAST for en in hamtade):
        korning = start_run(kommun=kommun, slag=Korningsslag.OMPROVA, dag=dag, tid=tid)
        omprova(korning=korning, tid=tid, aktor=KAJA)
    return hamtade


def kommuner(inkorg: Path) -> list[Kommun]:
    """The municipalities that have a folder of their own in the watched one."""
    names = [path.name for path in inkorg.iterdir() if path.is_dir()] if inkorg.is_dir() else []
    return list(Kommun.objects.filter(pk__in=names).order_by("pk"))


def _files(inkorg: Path, kommun: Kommun, tid: datetime) -> Iterator[tuple[Path, str]]:
    mapp = inkorg / kommun.pk
    mappar = [mapp, *(m for m in mapp.iterdir() if m.is_dir())] if mapp.is_dir() else []
    for where in sorted(m for m in mappar if m.name not in (KLART, FEL)):
        for path in sorted(where.iterdir()):
            if path.is_file() and not path.name.startswith(".") and _still(path, tid):
                yield path, "" if where == mapp else where.name


def _still(path: Path, tid: datetime) -> bool:
    return tid.timestamp() - path.stat().st_mtime >= VILA


def _ta_emot(path: Path, avsandare: str, kommun: Kommun, tid: datetime, dag: date) -> _Lagd | None:
    """None when another run takes the file at the same time."""
    tom = day_in(path.name)
    if tom is not None and tom > dag:
        return _Lagd(path, None, HAR_INTE_VARIT.format(namn=path.name, tom=tom))
    if path.is_symlink():  # it may point to what the sender has no right to
        return _Lagd(path, None, LANK.format(namn=path.name))
    try:
        sant = Sant(path.name, path.read_bytes(), avsandare, tom)
        return _Lagd(path, ta_emot_sant(kommun=kommun, sant=sant, user=None, tid=tid).fil)
    except TableError as fel:
        return _Lagd(path, None, str(fel))
    except PermissionError:
        return _Lagd(path, None, FAR_INTE_LASAS.format(namn=path.name))
    except (FilfelError, FileNotFoundError):
        return None


def _ta(lagd: _Lagd, kommun: Kommun, tid: datetime, dag: date, fler: bool) -> Hamtad:
    path, fil, fel = lagd
    try:
        mening = _las_in(fil, kommun, tid, dag, fler) if fil else fel
    except TableError as error:
        fil, mening = None, str(error)
    lagd_undan = _lagg(path, FEL if fil is None else KLART)
    if fil is None and lagd_undan is not None:
        told = lagd_undan.with_suffix(path.suffix + ".txt")
        told.write_text(f"{mening}\n", encoding="utf-8")
    return Hamtad(path.name, fil, mening)


def _las_in(fil: MottagenFil, kommun: Kommun, tid: datetime, dag: date, fler: bool) -> str:
    """Read the file in, if the municipality has chosen so and nobody needs to look at it first."""
    sjalv = valda(kommun).varde("inkorg_laser_in", dag) == "ja"
    if not sjalv or fil.status != Status.GRANSKAS or fil.antal_problem:
        return "" if fil.status != Status.GRANSKAS else "Väntar på att någon granskar den."
    try:
        godkann(fil=fil, user=None, tid=tid, dag=dag, fler_foljer=fler)
    except FilfelError as fel:
        return str(fel)
    return INLAST


def day_in(namn: str) -> date | None:
    """The last day in a file's name, which says how far it reports: elever-2026-11-20.csv."""
    found = None
    for match in _DAG.finditer(namn):
        try:
            found = date(*map(int, match.groups()))
        except ValueError:
            continue
    return found


def _lagg(path: Path, mapp: str) -> Path | None:
    """Move the file to the folder beside it; one of the same name there is not replaced. None when
    another run has moved it."""
    target = path.parent / mapp
    target.mkdir(exist_ok=True)
    place, nr = target / path.name, 1
    while place.exists():
        nr += 1
        place = target / f"{path.stem} ({nr}){path.suffix}"
    try:
        return path.rename(place)
    except FileNotFoundError:
        return None
