"""Writing received files: the bytes, the staged rows, the problems, and where the file is."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction

from kaja.access.bulk import insert
from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.intake.models import (
    ACCEPTED,
    OPEN,
    Format,
    Kallnamn,
    MottagenFil,
    Omfattning,
    Rad,
    Radproblem,
    Status,
)
from kaja.intake.poster import as_json
from kaja.intake.queries import in_order, same_sender
from kaja.intake.sources.lasning import Namn, Post
from kaja.intake.sources.tfbok import ar_tf
from kaja.tabell import RowProblem
from kaja.ungdom.models import Alias


class FilfelError(ValueError):
    """The file cannot be handled like this now. The message is a Swedish sentence."""


class Rakning(NamedTuple):
    """How many rows were read, and what became of them."""

    rader: int
    godkanda: int
    problem: int
    dubbletter: int


def actor(user: User | None) -> str:
    """The user's name in the log; without a user it is the program itself."""
    return user.aktor if user else "kaja"


@transaction.atomic
def receive(
    *,
    kommun: Kommun,
    kalla: str,
    namn: str,
    innehall: bytes,
    avsandare: str,
    tackning_tom: date | None,
    user: User | None,
    tid: datetime,
    format: str = Format.KANONISK,
    omfattning: str = Omfattning.DEL,
    profil: Mapping[str, Any] | None = None,
) -> tuple[MottagenFil, bool]:
    """Store the file. The same bytes from the same source are stored once: then the file that was
    there comes back, and False. The same bytes for a later day are a new file: nothing has changed
    since.

    A file that was only half received is thrown away and received anew.
    """
    # One at a time in a municipality, so that two uploads of the same file meet here.
    Kommun.objects.select_for_update().get(pk=kommun.pk)
    sha256 = hashlib.sha256(innehall).hexdigest()
    earlier = _received_before(kommun, kalla, sha256, tackning_tom)
    if earlier and earlier.status != Status.TAS_EMOT:
        return _redated(earlier, tackning_tom, user, tid), False
    if earlier:
        discard(fil=earlier, user=user, tid=tid)
    fil = MottagenFil.objects.create(
        kommun=kommun,
        kalla=kalla,
        format=format,
        omfattning=omfattning,
        profil=profil,
        namn=namn.replace("\x00", "\ufffd"),
        sha256=sha256,
        innehall=innehall,
        # There is one population register, whoever sends the extract.
        avsandare="" if kalla == Kallnamn.FOLKBOKFORING else avsandare.strip(),
        tackning_tom=tackning_tom,
        mottagen=tid,
        mottagen_av=user,
        status=Status.TAS_EMOT,
    )
    _record(fil, "fil.mottagen", user, tid, {"kalla": kalla, "sha256": sha256})
    return fil, True


def _received_before(
    kommun: Kommun, kalla: str, sha256: str, tom: date | None
) -> MottagenFil | None:
    same = MottagenFil.objects.filter(kommun=kommun, kalla=kalla, sha256=sha256, status__in=OPEN)
    latest = same.order_by("-pk").first()
    if latest is None or latest.status not in ACCEPTED:
        return latest
    later = tom is not None and (latest.tackning_tom is None or tom > latest.tackning_tom)
    return None if later else latest


def _redated(
    fil: MottagenFil, tackning_tom: date | None, user: User | None, tid: datetime
) -> MottagenFil:
    """The same file again, while it waits to be looked at: the day given last is the one meant."""
    if fil.status == Status.GRANSKAS and tackning_tom not in (None, fil.tackning_tom):
        fil.tackning_tom = tackning_tom
        fil.save(update_fields=["tackning_tom"])
        _record(fil, "fil.ny_tackning", user, tid, {"tom": str(tackning_tom)})
    return fil


@transaction.atomic
def stage_rows(*, fil: MottagenFil, poster: Sequence[Post], namn: Mapping[str, Namn]) -> None:
    """Stage checked rows; at most a chunk at a time, since SQLite has one writer.

    `namn` has the names of pupils whose number is a school's own.
    """
    insert(_rader(fil, poster, namn))


@transaction.atomic
def stage_waiting(*, fil: MottagenFil, poster: Sequence[Post]) -> None:
    """Let rows of an accepted file wait again for their persons. One that waits already stays."""
    rader = list(_rader(fil, poster, {}))
    for rad in rader:
        rad.vantar = True
    Rad.objects.bulk_create(rader, batch_size=500, ignore_conflicts=True)


def _rader(fil: MottagenFil, poster: Sequence[Post], namn: Mapping[str, Namn]) -> Iterator[Rad]:
    place: Counter[int] = Counter()
    for post in poster:
        yield Rad(
            kommun_id=fil.kommun_id,
            fil=fil,
            nr=post.rad,
            ordning=place[post.rad],
            nummer=post.nummer,
            celler=as_json(post, namn.get(post.nummer)),
        )
        place[post.rad] += 1


def stop_waiting(*, fil: MottagenFil) -> set[str]:
    """The rows of the file wait no more; gives their numbers."""
    waiting = Rad.objects.filter(fil=fil, vantar=True)
    numbers = set(waiting.values_list("nummer", flat=True))
    waiting.delete()
    return numbers


@transaction.atomic
def finish_receipt(
    *,
    fil: MottagenFil,
    teckenkodning: str,
    rakning: Rakning,
    problem: Sequence[RowProblem],
    user: User | None,
    tid: datetime,
) -> None:
    """Store what was wrong with rows; the file now waits for a person to look at it."""
    insert(_radproblem(fil, found) for found in problem)
    fil.teckenkodning, fil.status = teckenkodning, Status.GRANSKAS
    for name, antal in rakning._asdict().items():
        setattr(fil, f"antal_{name}", antal)
    fil.save(
        update_fields=["teckenkodning", "status", *(f"antal_{name}" for name in Rakning._fields)]
    )
    _record(fil, "fil.granskas", user, tid, rakning._asdict())


def _radproblem(fil: MottagenFil, found: RowProblem) -> Radproblem:
    # PostgreSQL stores no NUL in text.
    return Radproblem(
        kommun_id=fil.kommun_id,
        fil=fil,
        rad=found.rad,
        kolumn=found.kolumn.replace("\x00", "\ufffd"),
        varde=found.varde.replace("\x00", "\ufffd"),
        problem=found.problem.replace("\x00", "\ufffd"),
        information=found.information,
    )


@transaction.atomic
def begin_reading(
    *, fil: MottagenFil, user: User | None, tid: datetime, bekraftat: bool = False
) -> tuple[MottagenFil, datetime]:
    """Start, or take up again, the reading of the file; gives it, and when its reading began.

    Raises FilfelError for a file that is not ready, or not to be read in.
    """
    fil = _locked(fil)
    if fil.status == Status.LASES_IN and fil.inlast_tid:
        return fil, fil.inlast_tid
    if fil.status != Status.GRANSKAS:
        raise FilfelError(
            f"Filen {fil.namn} kan inte läsas in: {fil.get_status_display().lower()}."
        )
    _alone(fil)
    fil.status, fil.inlast_tid, fil.inlast_av = Status.LASES_IN, tid, user
    fil.slut_bekraftat = bekraftat or fil.slut_bekraftat
    fil.save(update_fields=["status", "inlast_tid", "inlast_av", "slut_bekraftat"])
    _record(fil, "fil.lases_in", user, tid, {"bekraftat": bekraftat})
    return fil, tid


@transaction.atomic
def begin_undo(
    *, fil: MottagenFil, user: User | None, tid: datetime
) -> tuple[MottagenFil, datetime]:
    """Start, or take up again, to take the file back; gives it, and when that began.

    Raises FilfelError for a file that is not in the register.
    """
    fil = _locked(fil)
    if fil.status == Status.ANGRAS and fil.angrad_tid:
        return fil, fil.angrad_tid
    if fil.status not in ACCEPTED:
        raise FilfelError(
            f"Filen {fil.namn} kan inte tas tillbaka: {fil.get_status_display().lower()}."
        )
    _alone(fil)
    fil.status, fil.angrad_tid, fil.angrad_av = Status.ANGRAS, tid, user
    fil.save(update_fields=["status", "angrad_tid", "angrad_av"])
    _record(fil, "fil.angras", user, tid, {})
    return fil, tid


def _locked(fil: MottagenFil) -> MottagenFil:
    # The municipality first, as everywhere: two runs that want both never wait for each other.
    Kommun.objects.select_for_update().get(pk=fil.kommun_id)
    return MottagenFil.objects.defer("innehall").get(pk=fil.pk)


def _alone(fil: MottagenFil) -> None:
    """A sender's files are read, and taken back, one at a time."""
    others = same_sender(fil).filter(status__in=(Status.LASES_IN, Status.ANGRAS))
    if busy := others.exclude(pk=fil.pk).first():
        raise FilfelError(
            f"Filen {busy.namn} från samma avsändare håller på att läsas. Vänta tills den är klar."
        )


@transaction.atomic
def finish_reading(*, fil: MottagenFil, user: User | None, tid: datetime) -> None:
    """The file is read. The last of the sender's files, in their order, is the one that holds."""
    fil.status, fil.skulle = Status.INLAST, None
    fil.save(update_fields=["status", "skulle"])
    _mark_latest(fil)
    vantar = Rad.objects.filter(fil=fil, vantar=True).count()
    _record(fil, "fil.inlast", user, tid, {"vantar": vantar})


@transaction.atomic
def finish_undo(*, fil: MottagenFil, user: User | None, tid: datetime) -> None:
    """The file is taken back. What it said is known from its bytes for as long as they are kept."""
    Rad.objects.filter(fil=fil).delete()
    fil.status = Status.ANGRAD
    fil.save(update_fields=["status"])
    _mark_latest(fil)
    _record(fil, "fil.angrad", user, tid, {})


def _mark_latest(fil: MottagenFil) -> None:
    accepted = same_sender(fil).filter(status__in=ACCEPTED)
    files = in_order(accepted)
    accepted.update(status=Status.ERSATT)
    if files:
        MottagenFil.objects.filter(pk=files[-1].pk).update(status=Status.INLAST)


@transaction.atomic
def discard(*, fil: MottagenFil, user: User | None, tid: datetime) -> None:
    """Throw the file away: its bytes and rows are deleted, the note that it came is kept.

    Raises FilfelError for a file that is, or has been, read into the register.
    """
    if fil.status not in (Status.KARTLAGGS, Status.TAS_EMOT, Status.GRANSKAS):
        raise FilfelError(f"Filen {fil.namn} är inläst i registret och kan inte kastas.")
    Rad.objects.filter(fil=fil).delete()
    Radproblem.objects.filter(fil=fil).delete()
    fil.status, fil.innehall, fil.skulle = Status.KASTAD, b"", None
    fil.save(update_fields=["status", "innehall", "skulle"])
    _record(fil, "fil.kastad", user, tid, {})


def rows_done(*, rader: Collection[Rad]) -> None:
    """The rows have become facts, or concern another municipality: they are no longer kept.

    Those with a school's own number are: a person has said whom it means, and may take it back.
    """
    kept = [rad for rad in rader if ar_tf(rad.nummer)]
    let_wait(rader=kept)
    Rad.objects.filter(pk__in={rad.pk for rad in rader} - {rad.pk for rad in kept}).delete()


def drop_empty(*, rader: Collection[Rad]) -> None:
    """Rows whose content is gone since their time was out have nothing to wait with."""
    Rad.objects.filter(pk__in=[rad.pk for rad in rader if not rad.celler]).delete()


def let_wait(*, rader: Collection[Rad]) -> None:
    """The rows' persons are not known here: keep the rows until they are."""
    Rad.objects.filter(pk__in=[rad.pk for rad in rader]).update(vantar=True)


def drop_older_waiting(*, fil: MottagenFil, nummer: Collection[str]) -> None:
    """What the same sender said earlier of these numbers, and still waits, is superseded. Rows with
    a school's own number stay: facts may have come from them."""
    Rad.objects.filter(
        kommun=fil.kommun_id,
        vantar=True,
        nummer__in=[nr for nr in nummer if not ar_tf(nr)],
        fil__kalla=fil.kalla,
        fil__avsandare=fil.avsandare,
    ).exclude(fil=fil).delete()


def _record(
    fil: MottagenFil, handling: str, user: User | None, tid: datetime, detaljer: dict[str, Any]
) -> None:
    record(
        kommun=fil.kommun_id,
        aktor=actor(user),
        handling=handling,
        objekt=f"fil:{fil.pk}",
        detaljer=detaljer,
        tid=tid,
    )


@transaction.atomic
def drop_old_content(*, kommun: Kommun, fore: datetime, tid: datetime) -> int:
    """The time of files received before `fore` is out: their bytes, rows and problems go, the note
    that they came stays. Gives how many. A file that still waits for a person is kept.

    Of rows under a school's number that means someone the place is kept, without what stood there:
    the answer may be taken back, and then so must what came from them.
    """
    done = (*ACCEPTED, Status.ANGRAD)
    old = MottagenFil.objects.filter(kommun=kommun, mottagen__lt=fore, status__in=done)
    gone = list(old.exclude(innehall=b"").values_list("pk", flat=True))
    if not gone:
        return 0
    mean_someone = Alias.objects.filter(kommun=kommun, ersatt__isnull=True).values("nummer")
    places = Rad.objects.filter(fil__in=gone, vantar=True, nummer__in=mean_someone)
    places.update(celler={})
    Rad.objects.filter(fil__in=gone).exclude(pk__in=places.values("pk")).delete()
    Radproblem.objects.filter(fil__in=gone).delete()
    MottagenFil.objects.filter(pk__in=gone).update(innehall=b"")
    record(
        kommun=kommun.pk,
        aktor="kaja",
        handling="fil.ravaror_borttagna",
        objekt="fil",
        detaljer={"filer": gone},
        tid=tid,
    )
    return len(gone)
