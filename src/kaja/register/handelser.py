"""Writing the register: events, and the posts that they add up to, in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from kaja.access.bulk import insert
from kaja.access.models import Kommun
from kaja.audit.actions import record
from kaja.register.laget import Hande, Laget, efter, laget
from kaja.register.models import Handelseslag, Lage, Registerhandelse, Registerpost


class Anteckning(NamedTuple):
    """An event to write. Without a post it begins a new one for the person."""

    person: int
    hande: Hande
    post: Registerpost | None = None
    bedomning: int | None = None
    beslut: int | None = None


@transaction.atomic
def append_events(
    *, kommun: Kommun, anteckningar: Sequence[Anteckning], aktor: str, tid: datetime
) -> list[Registerpost]:
    """Write the events, at most one for each post, and move their posts; gives the posts, in order.

    OvergangsfelError, and nothing is written, when an event cannot follow on the post's state.
    """
    if not anteckningar:
        return []
    posts = [en.post or Registerpost(kommun=kommun, person_id=en.person) for en in anteckningar]
    for en, post in zip(anteckningar, posts, strict=True):
        _move(post, efter(state_of(post), en.hande))
    insert(post for en, post in zip(anteckningar, posts, strict=True) if en.post is None)
    moved = [en.post for en in anteckningar if en.post is not None]
    Registerpost.objects.bulk_update(moved, Laget._fields, batch_size=100)
    insert(_event(en, post, aktor, tid) for en, post in zip(anteckningar, posts, strict=True))
    record(
        kommun=kommun.pk,
        aktor=aktor,
        handling="register.handelser",
        objekt="registerpost",
        detaljer={
            "slag": Counter(str(en.hande.slag) for en in anteckningar),
            "poster": sorted(post.pk for post in posts),
        },
        tid=tid,
    )
    return posts


def state_of(post: Registerpost) -> Laget | None:
    """The state in the columns of the post; None for one that has no event yet."""
    if not post.handelser_antal:
        return None
    values = {name: getattr(post, name) for name in Laget._fields}
    return Laget(**values | {"lage": Lage(post.lage)})


def _move(post: Registerpost, laget: Laget) -> None:
    for name, value in laget._asdict().items():
        setattr(post, name, value)


def _event(en: Anteckning, post: Registerpost, aktor: str, tid: datetime) -> Registerhandelse:
    return Registerhandelse(
        kommun_id=post.kommun_id,
        post=post,
        nr=post.handelser_antal,
        slag=en.hande.slag,
        dag=en.hande.dag,
        orsak=en.hande.orsak,
        vantar_pa=en.hande.vantar_pa,
        bedomning_id=en.bedomning,
        beslut_id=en.beslut,
        tid=tid,
        aktor=aktor,
    )


def rebuilt(handelser: Iterable[Registerhandelse]) -> Laget:
    """The state that stored events of one post, in order, add up to."""
    return laget(Hande(Handelseslag(en.slag), en.dag, en.orsak, en.vantar_pa) for en in handelser)


def rebuild(kommun: Kommun, *, personer: Collection[int] | None = None) -> list[Registerpost]:
    """The municipality's posts (with `personer`, ids: theirs) that differ from what their events
    add up to, as the events say. Changes nothing.

    OvergangsfelError for a post whose events cannot be added up.
    """
    posts = Registerpost.objects.filter(kommun=kommun).prefetch_related("handelser").order_by("pk")
    if personer is not None:
        posts = posts.filter(person__in=personer)
    wrong = []
    for post in posts.iterator(chunk_size=1000):
        said = rebuilt(sorted(post.handelser.all(), key=lambda en: en.nr))
        if said != state_of(post):
            _move(post, said)
            wrong.append(post)
    return wrong
