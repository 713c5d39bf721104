"""The register on another day: who was in it, by all that has been noted, or had been then.

Nothing is judged: it is in the events. What is noted later goes before what was noted earlier, from
the day that it holds from.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from kaja.access.many import among
from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.register.models import Handelseslag, Lage, Registerhandelse, Registerpost
from kaja.ungdom.queries import current_mergers
from kaja.ungdom.samma import same_human


class Sagt(NamedTuple):
    """An event: its id, its post's, and what it says."""

    pk: int
    post: int
    slag: str


def noted(dag: date | None, kand: datetime | None) -> QuerySet[Registerhandelse]:
    """The events that hold on `dag` (without: on any day) and were noted at `kand` (without:
    ever)."""
    events = Registerhandelse.objects.all()
    if dag is not None:
        events = events.filter(dag__lte=dag)
    return events if kand is None else events.filter(tid__lte=kand)


def register_on(
    user: User | AnonymousUser, kommun: Kommun | None, dag: date, kand: datetime | None
) -> QuerySet[Registerpost]:
    """The posts of those who were in the register on `dag`, by what is known, or was at `kand`, if
    the user may see the target group: each human being once, with the state that day (`da`, a
    `Lage`) and since when the post is open (`sedan`).

    Who they are is read at once: then the list can be counted, narrowed and sorted at no great
    cost. Two queries.
    """
    far_se = kommun is not None and may(user, "malgrupp.se", kommun)
    there = _there(kommun, dag, kand) if kommun and far_se else []
    posts = Registerpost.objects.filter(pk__in=among(one.post for one in there))
    da = Case(
        *(
            When(pk__in=among(one.post for one in there if one.slag == slag), then=Value(slag))
            for slag in (Lage.VANTAR, Lage.UTREDS)
        ),
        default=Value(Lage.OPPEN),
    )
    # A post is opened once; what comes after closes it and opens it again.
    return posts.annotate(da=da).annotate(sedan=Case(When(da=Lage.OPPEN, then=F("oppnad"))))


def reason_on(dag: date, kand: datetime | None) -> Coalesce:
    """Why the post of the row was there on the day: what the last event that says it says, as the
    events add up (`laget.efter`); empty when none does."""
    says = ~Q(orsak="") | Q(slag=Handelseslag.UTREDS)
    of_post = noted(dag, kand).filter(says, post=OuterRef("pk"))
    given = of_post.exclude(slag=Handelseslag.AVSLUTAD).order_by("-nr")
    return Coalesce(Subquery(given.values("orsak")[:1]), Value(""))


def _there(kommun: Kommun, dag: date, kand: datetime | None) -> list[Sagt]:
    """What was noted last of each person, of those whom it says to be in the register. In whichever
    post: of a person only one is not closed at a time. Events get their ids as they are noted."""
    of_each = noted(dag, kand).filter(kommun=kommun).order_by().values("post__person")
    last = of_each.annotate(sist=Max("pk")).values("sist")
    inne = Registerhandelse.objects.filter(pk__in=last).exclude(slag=Handelseslag.AVSLUTAD)
    rows = inne.values_list("post__person", "pk", "post", "slag")
    said = {person: Sagt(pk, post, slag) for person, pk, post, slag in rows}
    return _one_of_each(said, current_mergers(kommun, kand=kand))


def _one_of_each(said: Mapping[int, Sagt], pairs: Collection[tuple[int, int]]) -> list[Sagt]:
    """What is said of each person, of those who are the same human being only one: the number that
    the others are put under, or else what was noted last."""
    under = dict(pairs)
    merged = said.keys() & {pk for pair in pairs for pk in pair}
    left_out: set[int] = set()
    for human in {*same_human(merged, pairs).values()}:
        there = sorted(human & said.keys(), key=lambda pk: (pk not in under, said[pk].pk))
        left_out.update(there[:-1])
    return [one for person, one in said.items() if person not in left_out]
