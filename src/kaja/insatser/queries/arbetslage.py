"""What has been done for many youths at once, as the rules of the routine want to see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Min, Q
from django.utils.timezone import localdate

from kaja.access.models import Kommun
from kaja.insatser.actions.frister import INTE_LANGRE
from kaja.insatser.models import (
    FRISTER,
    Handlaggning,
    Kartlaggning,
    Kontakt,
    Mote,
    Plan,
    Planstatus,
    Sysselsattning,
    Sysselsattningstid,
    Uppgift,
)
from kaja.insatser.queries.atgard import atgardsfakta
from kaja.regler.uppfoljning import (
    Atgardsfakta,
    Kanal,
    Kontaktfakta,
    Kontaktutfall,
    Med,
    Planfakta,
    Sysselsattningsfakta,
    Sysselsattningsslag,
)


@dataclass(slots=True)
class Gjort:
    """What has been done for one youth."""

    handlaggning: Handlaggning | None = None
    kontakter: list[Kontaktfakta] = field(default_factory=list)
    sysselsattning: Sysselsattningsfakta | None = None
    mote: date | None = None
    kartlagd: date | None = None
    plan: Planfakta | None = None
    atgarder: list[Atgardsfakta] = field(default_factory=list)
    klara: set[str] = field(default_factory=set)


def worked_with(kommun: Kommun, personer: Collection[int]) -> defaultdict[int, Gjort]:
    """What has been done, by person (id). Nine queries, however many they are."""
    found: defaultdict[int, Gjort] = defaultdict(Gjort)
    of: dict[str, Any] = {"kommun": kommun, "person__in": personer}
    for row in Handlaggning.objects.filter(**of).select_related("anpassning"):
        found[row.person_id].handlaggning = row
    contacts = Kontakt.objects.filter(**of, ersatt__isnull=True).order_by("tid", "pk")
    told = contacts.values_list("person", "tid", "kanal", "utfall", "med", "inkommande")
    for person, tid, kanal, utfall, med, inkommande in told:
        found[person].kontakter.append(
            Kontaktfakta(localdate(tid), Kanal(kanal), Kontaktutfall(utfall), Med(med), inkommande)
        )
    nu = Sysselsattning.objects.filter(**of, nar=Sysselsattningstid.NU, ersatt__isnull=True)
    for person, slag, sagd in nu.values_list("person", "slag", "sagd"):
        found[person].sysselsattning = Sysselsattningsfakta(Sysselsattningsslag(slag), sagd)
    booked = Mote.objects.filter(**of, ersatt__isnull=True, kontakt__isnull=True)
    for person, tid in booked.values_list("person", "tid"):
        found[person].mote = localdate(tid)
    mapped = Kartlaggning.objects.filter(**of, ersatt__isnull=True, klar=True)
    for person, dag in mapped.values_list("person", "dag"):
        found[person].kartlagd = dag
    for person, plan in _plans(of):
        found[person].plan = plan
    for person, atgard in atgardsfakta(kommun, personer):
        found[person].atgarder.append(atgard)
    done = Uppgift.objects.filter(**of, slag__in=FRISTER, klar__isnull=False)
    for person, nyckel in done.exclude(utfall=INTE_LANGRE).values_list("person", "nyckel"):
        found[person].klara.add(nyckel.split(":", 2)[2])
    return found


def _plans(of: dict[str, Any]) -> Iterator[tuple[int, Planfakta]]:
    """The plans in force, with the first follow-up that is agreed for them or one of their efforts
    that still goes on."""
    rows = Plan.objects.filter(**of, status=Planstatus.GALLANDE, ersatt__isnull=True)
    first = Min("insatser__folj_upp", filter=Q(insatser__slutorsak=""))
    for person, klar, folj_upp, insats in rows.annotate(forst=first).values_list(
        "person", "overens_dag", "folj_upp", "forst"
    ):
        assert klar is not None  # the database has no plan in force without it
        yield person, Planfakta(klar, min((d for d in (folj_upp, insats) if d), default=None))
