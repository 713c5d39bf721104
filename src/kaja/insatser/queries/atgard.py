"""The åtgärder of a youth. The caller has asked whether the user may see the person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from kaja.access.at_once import Rad, dag, part
from kaja.access.models import Kommun
from kaja.insatser.models.atgard import Atgard, Atgardsuppfoljning, Atgardsversion, Svarsval
from kaja.insatser.queries.atgardskatalog import katalog_av, katalogdelen
from kaja.regler.atgarder import Katalog
from kaja.regler.uppfoljning import Atgardsfakta
from kaja.ungdom.models import Person


def atgarder_of(person: Person) -> QuerySet[Atgard]:
    """Every åtgärd that stands, the latest offered first."""
    rader = Atgard.objects.filter(kommun=person.kommun_id, person=person, ersatt__isnull=True)
    return rader.select_related("arbetsgivare", "sysselsattning_efter").order_by("-erbjuden", "-pk")


def versions_of(atgard: Atgard) -> QuerySet[Atgardsversion]:
    """As it has been, the latest first."""
    rader = Atgardsversion.objects.filter(atgard=atgard)
    return rader.select_related("av", "arbetsgivare").order_by("-version")


def followups_of(atgarder: Collection[int]) -> QuerySet[Atgardsuppfoljning]:
    """The follow-ups of these (ids) that stand, the latest first."""
    rader = Atgardsuppfoljning.objects.filter(atgard__in=atgarder, ersatt__isnull=True)
    return rader.select_related("av").order_by("-dag", "-pk")


def atgardsdelar(kommun: Kommun, personer: Collection[int]) -> list[Any]:
    """What to ask for to know of the åtgärder that go on or are planned, in the words of
    `access.at_once`; `atgardsfakta` takes what was found."""
    senast = Atgardsuppfoljning.objects.filter(atgard=OuterRef("pk"), ersatt__isnull=True)
    senast = senast.order_by("-dag", "-pk")
    rader = Atgard.objects.filter(
        Q(fran__isnull=False) | Q(planerad_fran__isnull=False, koar_sedan__isnull=True),
        kommun=kommun,
        person__in=list(personer),
        svar=Svarsval.JA,
        till__isnull=True,
        ersatt__isnull=True,
    )
    namn = ("slag", "fran", "planerad_fran", "planerad_till", "erbjuden")
    return [
        part(
            "atgard",
            rader,
            **{ett: ett for ett in namn},
            uppfoljd=Subquery(senast.values("dag")[:1]),
            avtalad=Subquery(senast.values("nasta")[:1]),
        ),
        katalogdelen(kommun),
    ]


def atgardsfakta(rader: Iterable[Rad]) -> Iterator[tuple[int, Atgardsfakta]]:
    """What the routine sees of each åtgärd, with its person (id), the first noted first."""
    alla = list(rader)
    katalog = katalog_av(rad for rad in alla if rad.vad == "atgardsslag")
    for rad in sorted((r for r in alla if r.vad == "atgard"), key=lambda r: r.pk):
        dagar = {namn: dag(rad.fakta[namn]) for namn in DAGARNA}
        yield rad.person, _fakta(rad.pk, rad.fakta["slag"], dagar, katalog)


DAGARNA = ("fran", "planerad_fran", "planerad_till", "erbjuden", "uppfoljd", "avtalad")


def _fakta(pk: int, slag_: str, dagar: dict[str, date | None], katalog: Katalog) -> Atgardsfakta:
    fran = dagar["fran"] or dagar["planerad_fran"]
    valt = dagar["fran"] or dagar["erbjuden"]
    assert fran is not None
    assert valt is not None
    slag = katalog.slag(slag_, valt)
    return Atgardsfakta(
        id=pk,
        namn=slag.namn,
        fran=fran,
        till=dagar["planerad_till"],
        senast_uppfoljd=dagar["uppfoljd"],
        praktik=slag.praktik,
        folj_upp=dagar["avtalad"],
        planerad=dagar["fran"] is None,
    )
