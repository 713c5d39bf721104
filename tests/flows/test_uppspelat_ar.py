"""Two clocks everywhere: a year of files is read in order, and afterwards every answer that was
ever given can still be given: each list, each person and the register, as known each week.

`KAJA_TEST_MYCKET=20 pytest tests/flows/test_uppspelat_ar.py` lives it with more people, and asks
every week instead of every fourth.
"""

from __future__ import annotations

import os
from collections import defaultdict
from datetime import date, datetime
from typing import Any, NamedTuple

import pytest

from kaja import regler
from kaja.flows.bedom import besked_som_kant
from kaja.register.den_dagen import reason_on, register_on
from kaja.register.kvitto import columns
from kaja.register.laget import Hande, laget
from kaja.register.models import Handelseslag, Lage, Registerhandelse, Registerpost
from kaja.register.queries import malgrupp, malgrupp_som_kant
from kaja.styrning.queries import fraga
from kaja.underlag.queries import underlag_for
from kaja.ungdom.models import Person
from tests.flows.ett_ar import Ar, borja, veckor
from tests.mycket import glest, mycket

pytestmark = pytest.mark.django_db

PERSONER = mycket(15)
VAR = glest(4)
VECKOR = 52 if os.environ.get("KAJA_TEST_DB", "sqlite") == "sqlite" else 20
"""On PostgreSQL, whose questions are the same each week, only as long as something new happens."""
I_LISTAN = (
    *("person__nummer", "dag", "utfall", "avgorande_punkt", "ingangsorsak", "omfattas_fran"),
    *("galler_till_och_med", "vantar_pa_start", "vantar_pa_kallor", "fraga", "motivering"),
)
I_POSTEN = ("lage", "ingangsorsak", "oppnad", "vantar_pa", "avslutad", "avslutsorsak")
I_REGISTRET = ("pk", "person", "lage", "ingangsorsak", "oppnad")


class Da(NamedTuple):
    """What Kaja said at the end of a week: the questions, and the answers it gave then."""

    dag: date
    kand: datetime
    lista: list[Any]
    personer: dict[str, dict[str, Any]]
    en: tuple[int, regler.Besked]
    poster: list[Any]
    registret: list[Any]


def test_every_answer_of_a_year_can_still_be_given() -> None:
    ar = borja(PERSONER, fro=2026)
    sagt = {vecka: _nu(ar, vecka) for vecka in veckor(ar, VECKOR) if vecka % VAR == 0}

    # The year was not an idle one.
    assert len({str(da.lista) for da in sagt.values()}) > len(sagt) / 2
    for vecka, da in sagt.items():
        assert _lista(malgrupp_som_kant(ar.vem, ar.kommun, da.kand)) == da.lista, vecka
        assert _personer(ar, da.dag, da.kand) == da.personer, vecka
        pk, besked = da.en
        assert besked_som_kant(Person.objects.get(pk=pk), da.dag, da.kand) == besked, vecka
        assert _poster_som_kanda(ar, da.kand) == da.poster, vecka
        assert _registret_den_dagen(ar, da.dag, da.kand) == da.registret, vecka


def _nu(ar: Ar, vecka: int) -> Da:
    """Ask everything now, without saying anything of when it was known."""
    personer = Person.objects.filter(kommun=ar.kommun).order_by("nummer")
    en = personer[vecka % len(personer)]
    rader = Registerpost.objects.filter(kommun=ar.kommun).order_by("pk")
    return Da(
        ar.dag,
        ar.nu(),
        _lista(malgrupp(ar.vem, ar.kommun)),
        _personer(ar, ar.dag, None),
        (en.pk, besked_som_kant(en, ar.dag)),
        list(rader.values_list("pk", *I_POSTEN)),
        list(rader.exclude(lage=Lage.AVSLUTAD).values_list(*I_REGISTRET)),
    )


def _lista(rader: Any) -> list[Any]:
    return list(rader.order_by("person__nummer").values_list(*I_LISTAN))


def _personer(ar: Ar, dag: date, kand: datetime | None) -> dict[str, dict[str, Any]]:
    """What each person's page says of the day, and of the same day a year earlier."""
    alla = {p.pk: p.nummer for p in Person.objects.filter(kommun=ar.kommun)}
    underlag = underlag_for(Person.objects.filter(kommun=ar.kommun), kand=kand)
    dagar = (dag, dag.replace(year=dag.year - 1))
    fragor = {en: fraga(ar.kommun, en, kand=kand) for en in dagar}
    return {
        f"{alla[pk]} {en}": columns(regler.besked(fakta, fragor[en]))
        for pk, fakta in underlag.items()
        for en in dagar
    }


def _poster_som_kanda(ar: Ar, kand: datetime) -> list[Any]:
    """The register as it was: what the events that were noted then add up to."""
    handelser: dict[int, list[Hande]] = defaultdict(list)
    rader = Registerhandelse.objects.filter(kommun=ar.kommun, tid__lte=kand).order_by("post", "nr")
    falten = ("post", "slag", "dag", "orsak", "vantar_pa")
    for post, slag, dag, orsak, vantar in rader.values_list(*falten):
        handelser[post].append(Hande(Handelseslag(slag), dag, orsak, vantar))
    lagen = {post: laget(en)._asdict() for post, en in handelser.items()}
    return [(post, *(lage[falt] for falt in I_POSTEN)) for post, lage in lagen.items()]


def _registret_den_dagen(ar: Ar, dag: date, kand: datetime) -> list[Any]:
    """Who was in the register, as the page of another day says it."""
    rader = register_on(ar.vem, ar.kommun, dag, kand).annotate(orsak=reason_on(dag, kand))
    return list(rader.order_by("pk").values_list("pk", "person", "da", "orsak", "sedan"))
