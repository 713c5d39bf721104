"""The staged rows of a file: waiting to be read, waiting for their persons, done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from django.db import transaction

from kaja.access.bulk import insert
from kaja.intake.actions.fil import still_received
from kaja.intake.models import MottagenFil, Rad
from kaja.intake.poster import as_json
from kaja.intake.queries import place, same_sender
from kaja.intake.sources.lasning import Namn, Post
from kaja.intake.sources.tfbok import ar_tf


@transaction.atomic
def stage_rows(*, fil: MottagenFil, poster: Sequence[Post], namn: Mapping[str, Namn]) -> None:
    """Stage checked rows; at most a chunk at a time, since SQLite has one writer.

    `namn` has the names of pupils whose number is a school's own. Raises FilfelError when somebody
    else has begun to receive the same file.
    """
    still_received(fil)
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
    """What the same sender's files before this one say of these numbers, and still waits, is
    superseded. Rows with a school's own number stay: facts may have come from them."""
    Rad.objects.filter(
        vantar=True,
        nummer__in=[nr for nr in nummer if not ar_tf(nr)],
        fil__in=[other.pk for other in same_sender(fil) if place(other) < place(fil)],
    ).delete()
