"""What has been done for many youths at once, as the rules of the routine want to see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.timezone import localdate

from kaja.access.at_once import Rad, dag, part, tid
from kaja.access.models import Kommun
from kaja.insatser.actions.frister import INTE_LANGRE
from kaja.insatser.models import (
    FRISTER,
    TIDSATTA,
    Kartlaggning,
    Kontakt,
    Mote,
    Motesslag,
    Plan,
    Planinsats,
    Planstatus,
    Sysselsattning,
    Sysselsattningstid,
    Uppgift,
)
from kaja.insatser.queries.atgard import atgardsdelar, atgardsfakta
from kaja.insatser.queries.gjort import Bokat, Gjort, Noterat
from kaja.regler.uppfoljning import (
    Kanal,
    Kontaktfakta,
    Kontaktutfall,
    Med,
    Planfakta,
    Sysselsattningsfakta,
    Sysselsattningsslag,
)


def parts(kommun: Kommun, personer: Collection[int]) -> list[Any]:
    """What to ask for, in the words of `access.at_once`; `gather` takes what was found."""
    of: dict[str, Any] = {"kommun": kommun, "person__in": list(personer)}
    now: dict[str, Any] = {**of, "ersatt__isnull": True}
    done = Uppgift.objects.filter(**of, slag__in=FRISTER, klar__isnull=False)
    waits = Uppgift.objects.filter(**of, slag__in=TIDSATTA, klar__isnull=True, dag__isnull=False)
    return [
        part(
            "kontakt",
            Kontakt.objects.filter(**now),
            **{namn: namn for namn in ("tid", "kanal", "utfall", "med", "inkommande")},
            av="av__namn",
        ),
        part(
            "sysselsattning",
            Sysselsattning.objects.filter(**now, nar=Sysselsattningstid.NU),
            slag="slag",
            sagd="sagd",
            sagt_av="sagt_av",
        ),
        part(
            "mote",
            Mote.objects.filter(**now, kontakt__isnull=True),
            tid="tid",
            slag="slag",
            med="med__namn",
            tillsammans_med="tillsammans_med__namn",
        ),
        part("kartlaggning", Kartlaggning.objects.filter(**now, klar=True), dag="dag"),
        part(
            "plan",
            Plan.objects.filter(**now, status=Planstatus.GALLANDE),
            klar="overens_dag",
            folj_upp="folj_upp",
            insats=Subquery(FORSTA.values("folj_upp")[:1]),
        ),
        part("klar", done.exclude(utfall=INTE_LANGRE), nyckel="nyckel"),
        part("att_gora", waits, **{namn: namn for namn in UPPGIFTENS}),
        *atgardsdelar(kommun, personer),
    ]


FORSTA = Planinsats.objects.filter(plan=OuterRef("pk"), slutorsak="", folj_upp__isnull=False)
FORSTA = FORSTA.order_by("folj_upp")
"""The first follow-up that is agreed for one of a plan's efforts that still goes on."""
UPPGIFTENS = (
    *("slag", "nyckel", "fraga", "dag", "kanal", "nummer"),
    *("skapad", "tagen_av_id", "uppskjuten_till"),
)


def gather(rows: Iterable[Rad]) -> defaultdict[int, Gjort]:
    """What the rows say of each person (id)."""
    found: defaultdict[int, Gjort] = defaultdict(Gjort)
    atgarder: list[Rad] = []
    for row in rows:
        if row.vad in ("atgard", "atgardsslag"):
            atgarder.append(row)
        elif row.vad in TAR:
            TAR[row.vad](found[row.person], row)
    for person, atgard in atgardsfakta(atgarder):
        found[person].atgarder.append(atgard)
    for gjort in found.values():
        gjort.noterat.sort(key=lambda en: (en.tid, en.pk))
        gjort.att_gora.sort(key=lambda en: (en.dag or date.max, en.pk))
    return found


def _kontakt(gjort: Gjort, rad: Rad) -> None:
    sagt, nar = rad.fakta, tid(rad.fakta["tid"])
    fakta = Kontaktfakta(
        localdate(nar),
        Kanal(sagt["kanal"]),
        Kontaktutfall(sagt["utfall"]),
        Med(sagt["med"]),
        bool(sagt["inkommande"]),
    )
    gjort.noterat.append(Noterat(rad.pk, nar, fakta, sagt["av"] or ""))


def _sysselsattning(gjort: Gjort, rad: Rad) -> None:
    sagd = dag(rad.fakta["sagd"])
    assert sagd is not None
    gjort.sysselsattning = Sysselsattningsfakta(Sysselsattningsslag(rad.fakta["slag"]), sagd)
    gjort.sagt_av = rad.fakta["sagt_av"]


def _mote(gjort: Gjort, rad: Rad) -> None:
    sagt = rad.fakta
    gjort.bokat = Bokat(
        tid(sagt["tid"]), Motesslag(sagt["slag"]), sagt["med"], sagt["tillsammans_med"] or ""
    )


def _kartlaggning(gjort: Gjort, rad: Rad) -> None:
    gjort.kartlagd = dag(rad.fakta["dag"])


def _plan(gjort: Gjort, rad: Rad) -> None:
    """The plan in force, with the first follow-up that is agreed for it or one of its efforts."""
    klar, avtalade = dag(rad.fakta["klar"]), (rad.fakta["folj_upp"], rad.fakta["insats"])
    assert klar is not None  # the database has no plan in force without it
    gjort.plan = Planfakta(klar, min((d for en in avtalade if (d := dag(en))), default=None))


def _klar(gjort: Gjort, rad: Rad) -> None:
    gjort.klara.add(rad.fakta["nyckel"].split(":", 2)[2])


def _att_gora(gjort: Gjort, rad: Rad) -> None:
    sagt = rad.fakta
    sagt["dag"], sagt["uppskjuten_till"] = dag(sagt["dag"]), dag(sagt["uppskjuten_till"])
    sagt["skapad"] = tid(sagt["skapad"])
    gjort.att_gora.append(Uppgift(pk=rad.pk, person_id=rad.person, **sagt))


TAR = {
    "kontakt": _kontakt,
    "sysselsattning": _sysselsattning,
    "mote": _mote,
    "kartlaggning": _kartlaggning,
    "plan": _plan,
    "klar": _klar,
    "att_gora": _att_gora,
}
