"""Reading what is sent: the words that hold, the batches, and the queue."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Now

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.utskick.actions.texter import Textnyckel
from kaja.utskick.models import (
    Brevavsandare,
    Egentext,
    Kanalnej,
    Meddelande,
    Meddelandelage,
    Utkorgsrad,
    Utskick,
    Utskickslage,
)
from kaja.utskick.slag import Kanal

VILA = timedelta(minutes=5)
"""So old is a sending before the gateway is asked about it: its list may be late."""


def visible_to(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Utskick]:
    """The municipality's batches, the latest first, if the user may see them."""
    if kommun is None or not may(user, "utskick.se", kommun):
        return Utskick.objects.none()
    return Utskick.objects.filter(kommun=kommun).order_by("-begard", "-pk")


def with_counts(utskick: QuerySet[Utskick]) -> QuerySet[Utskick]:
    """The same batches, each with `antal`, `antal_sanda` and so on for every state."""
    per_lage = {
        f"antal_{lage.value}": Count("meddelanden", filter=Q(meddelanden__lage=lage))
        for lage in Meddelandelage
    }
    return utskick.annotate(antal=Count("meddelanden"), **per_lage)


def outbox(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Utkorgsrad]:
    """What has been kept instead of sent, the latest first, if the user may see it."""
    if kommun is None or not may(user, "utskick.se", kommun):
        return Utkorgsrad.objects.none()
    return Utkorgsrad.objects.filter(kommun=kommun).order_by("-tid", "-pk")


def sender(kommun: Kommun) -> Brevavsandare | None:
    """Who writes now; None before anyone has said so."""
    return Brevavsandare.objects.filter(kommun=kommun, ersatt__isnull=True).first()


def own_texts(kommun: Kommun) -> QuerySet[Egentext]:
    """The municipality's own wordings that hold now, without the Word files themselves."""
    return Egentext.objects.filter(kommun=kommun, ersatt__isnull=True).defer("innehall")


def own_text(kommun: Kommun, nyckel: Textnyckel) -> Egentext | None:
    """The municipality's own wording of a text; None when Kaja's holds."""
    mall, kanal, sprak = nyckel
    return own_texts(kommun).filter(mall=mall, kanal=kanal, sprak=sprak).first()


def said_no(kommun: Kommun, personer: Collection[int], kanal: Kanal) -> frozenset[int]:
    """Those of the persons (ids) who want nothing this way."""
    rows = Kanalnej.objects.filter(
        kommun=kommun, person__in=personer, kanal=kanal, ersatt__isnull=True
    )
    return frozenset(rows.values_list("person_id", flat=True))


def due_now() -> QuerySet[Meddelande]:
    """The messages whose time to be sent has come, in any municipality."""
    return _sending().filter(nasta_forsok__lte=Now())


def _sending() -> QuerySet[Meddelande]:
    return Meddelande.objects.filter(lage=Meddelandelage.KOAD, utskick__lage=Utskickslage.SKICKAS)


def due(kanal: Kanal, tid: datetime, antal: int) -> list[Meddelande]:
    """The next messages to send this way, the oldest first."""
    rows = _sending().filter(kanal=kanal, nasta_forsok__lte=tid)
    return list(rows.select_related("utskick", "kommun").order_by("nasta_forsok", "pk")[:antal])


def unsure(kanal: Kanal, tid: datetime, *, vila: timedelta = VILA) -> list[Meddelande]:
    """The messages to ask the gateway about."""
    rows = Meddelande.objects.filter(
        lage=Meddelandelage.OSAKER,
        kanal=kanal,
        nasta_forsok__lte=tid,
        sands_sedan__lt=Now() - vila,
    )
    return list(rows.select_related("utskick", "kommun").order_by("nasta_forsok", "pk")[:100])


def noted(referenser: Collection[str]) -> frozenset[str]:
    """Those of the gateway's own ids that stand on messages of ours already."""
    rows = Meddelande.objects.filter(referens__in=referenser)
    return frozenset(rows.values_list("referens", flat=True))


def ordered_since(
    kommun: Kommun, nyckel: Textnyckel, personer: Collection[int], *, sedan: datetime
) -> frozenset[int]:
    """Those of the persons (ids) to whom the same text, in any language, was ordered in the same
    way since then and not stopped."""
    rows = Meddelande.objects.filter(
        kommun=kommun,
        person__in=personer,
        utskick__mall=nyckel.mall,
        utskick__kanal=nyckel.kanal,
        utskick__begard__gt=sedan,
    )
    kept = rows.exclude(lage=Meddelandelage.MISSLYCKAD)
    return frozenset(kept.values_list("person_id", flat=True))


def on_its_way(utskick: Utskick) -> bool:
    """Whether the batch has any message that is not done."""
    done = (Meddelandelage.SAND, Meddelandelage.MISSLYCKAD)
    return utskick.meddelanden.exclude(lage__in=done).exists()
