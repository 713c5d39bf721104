"""The cohort of the municipality: everyone it must know about, and how they divide.

The cohort is those whom the answers do not rule out by where they live, age or skolplikt: those who
are covered, those who are unclear, and those who are out by what they study or have studied. Who is
unclear on home municipality or skolplikt is in it: nobody has said that they are not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kaja.access.kand import known
from kaja.access.models import Kommun
from kaja.register.models import Bedomning, Lage, Registerpost, Utfall

# The part of one who is not covered, by the point that decided.
DEL_AV_PUNKT = {
    "kaa.p3": "i_utbildning",
    "kaa.p4": "examen",
    "kaa.p5": "examen",
    "kaa.p6": "motsvarande",
}
_OKLARA = Q(utfall=Utfall.OKLART)
DELAR: dict[str, Q] = {
    **{
        del_: Q(
            utfall=Utfall.OMFATTAS_INTE,
            avgorande_punkt__in=[p for p, d in DEL_AV_PUNKT.items() if d == del_],
        )
        for del_ in dict.fromkeys(DEL_AV_PUNKT.values())
    },
    "omfattas": Q(utfall=Utfall.OMFATTAS),
    "vantar_pa_kalla": _OKLARA & Q(bara_sen_kalla=True),
    "oklara": _OKLARA & Q(bara_sen_kalla=False),
}
"""What puts an answer in each part of the cohort."""

PerAr = dict[int | None, Counter[str]]


def answers_of(kommun: Kommun, *, kand: datetime | None = None) -> QuerySet[Bedomning]:
    """The current answers of the municipality, or those that were current at `kand`."""
    return Bedomning.objects.filter(known(kand), kommun=kommun)


def count_answers(kommun: Kommun) -> int:
    """How many in the municipality have an answer."""
    return answers_of(kommun).count()


def i_kohorten() -> Q:
    """Those of the answers that are in the cohort."""
    return ~Q(utfall=Utfall.OMFATTAS_INTE) | Q(avgorande_punkt__in=DEL_AV_PUNKT)


def count(svar: QuerySet[Any]) -> PerAr:
    """How many of the answers (`Bedomning` or `Dagsbildsrad`) stand in each part, by year of birth.
    Two queries, whatever the size."""
    per_ar: PerAr = defaultdict(Counter)
    for ar, utfall, punkt, n in _divided(svar, "person__fodelsear"):
        per_ar[ar][part_of(utfall, punkt)] += n
    for ar, n in _vantande(svar).values_list("person__fodelsear").annotate(n=Count("pk")):
        per_ar[ar].update(vantar_pa_kalla=n, oklara=-n)
    return dict(per_ar)


def count_all(svar: QuerySet[Any]) -> Counter[str]:
    """The same of whatever year. Counted in an index: neither the answers nor the persons are
    read."""
    antal: Counter[str] = Counter()
    for utfall, punkt, n in _divided(svar):
        antal[part_of(utfall, punkt)] += n
    sena = _vantande(svar).count()
    antal.update(vantar_pa_kalla=sena, oklara=-sena)
    return antal


def _divided(svar: QuerySet[Any], *by: str) -> QuerySet[Any, Any]:
    """How many of the cohort have each answer, by a column that the index has."""
    rader = svar.order_by().filter(i_kohorten()).values_list(*by, "utfall", "avgorande_punkt")
    delade: QuerySet[Any, Any] = rader.annotate(n=Count("person"))
    return delade


def part_of(utfall: str, punkt: str) -> str:
    """The part of an answer in the cohort; all who are unclear are counted as `oklara`."""
    if utfall == Utfall.OMFATTAS_INTE:
        return DEL_AV_PUNKT[punkt]
    return "omfattas" if utfall == Utfall.OMFATTAS else "oklara"


def waiting_for(svar: QuerySet[Any]) -> Counter[str]:
    """How many of the answers wait for each source that is late; who waits for two is counted for
    both."""
    antal: Counter[str] = Counter()
    for kallor, n in _vantande(svar).values_list("vantar_pa_kallor").annotate(n=Count("pk")):
        antal.update(dict.fromkeys(kallor.split(","), n))
    return antal


def _vantande(svar: QuerySet[Any]) -> QuerySet[Any]:
    """The few that wait for a source: the column is not in the index that is counted."""
    return svar.order_by().filter(~Q(vantar_pa_kallor=""), DELAR["vantar_pa_kalla"])


def utan_post() -> Q:
    """Covered by the law, but with no place in the register: decided so, or not tried yet."""
    post = Registerpost.objects.filter(person=OuterRef("person")).exclude(lage=Lage.AVSLUTAD)
    return Q(DELAR["omfattas"], ~Exists(post))


def count_without_post(kommun: Kommun) -> int:
    """How many are covered but stand nowhere in the register."""
    return answers_of(kommun).filter(utan_post()).count()
