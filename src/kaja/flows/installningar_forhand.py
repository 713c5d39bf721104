"""What a changed setting would change, before it is changed.

It is judged by the pure law with both choices, and nothing is stored. The queries are as many for
each part of `CHUNK` persons, and only those are judged for whom the setting can matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import NamedTuple

from kaja import regler
from kaja.access.models import Kommun
from kaja.register.models import Bedomning, Utfall
from kaja.regler.register import Atgard, Registerinstallningar, Registerlage, foresla
from kaja.styrning.beskrivning import PROVAS_OM, Beskrivning, Grupp
from kaja.styrning.installningar import KATALOG
from kaja.styrning.queries import valda
from kaja.styrning.valda import Val, Valda
from kaja.underlag.models import Studiefaktum
from kaja.underlag.nummerbyten import everyone
from kaja.underlag.queries import underlag_for
from kaja.ungdom.models import Person

CHUNK = 2000
UTANFOR = ("kaa.hemkommun", "kaa.p1")
"""Points that no setting has a say in: who is out by them is out whatever is chosen."""


class Byte(NamedTuple):
    """A person for whom something becomes different, before and after in the ids of the answers.

    `ny_dag` is the new first day of one who omfattas both before and after.
    """

    person: int
    fore: str
    efter: str
    ny_dag: date | None = None


def skulle_andra(*, kommun: Kommun, nytt: Val, dag: date) -> list[Byte]:
    """What the choice would change on `dag`; a choice for a later day as if it held already."""
    fore = valda(kommun)
    efter = fore.med(nytt._replace(fran=min(nytt.fran, dag)))
    beskriven = KATALOG[nytt.namn]
    if beskriven.grupp not in PROVAS_OM:
        return []
    i_gruppen = _i_registret if beskriven.grupp is Grupp.REGISTRET else _i_lagen
    delar = _underlag(concerned(kommun, beskriven))
    return [byte for del_ in delar for byte in i_gruppen(del_, kommun.pk, fore, efter, dag)]


def concerned(kommun: Kommun, beskriven: Beskrivning) -> Iterable[int]:
    """The persons (ids) for whom the setting can matter; more than those it will."""
    svar = Bedomning.objects.filter(kommun=kommun, ersatt__isnull=True)
    if beskriven.grupp is Grupp.REGISTRET:
        svar = svar.filter(utfall=Utfall.OMFATTAS, vantar_pa_start__isnull=False)
    elif not beskriven.skolformer:
        # How long to wait tells met from unclear; one who is out stays out.
        svar = svar.exclude(utfall=Utfall.OMFATTAS_INTE)
    else:
        studerar = Studiefaktum.objects.filter(
            kommun=kommun, skolform__in=beskriven.skolformer, ersatt__isnull=True
        )
        med = everyone(kommun.pk, set(studerar.values_list("person_id", flat=True)))
        ute = svar.filter(utfall=Utfall.OMFATTAS_INTE, avgorande_punkt__in=UTANFOR)
        return med - set(ute.values_list("person_id", flat=True))
    return svar.values_list("person_id", flat=True)


def _underlag(personer: Iterable[int]) -> Iterator[Mapping[int, regler.Underlag]]:
    rest = iter(sorted(personer))
    while ids := list(islice(rest, CHUNK)):
        yield underlag_for(Person.objects.filter(pk__in=ids))


def _i_lagen(
    underlag: Mapping[int, regler.Underlag], kommun: str, fore: Valda, efter: Valda, dag: date
) -> Iterator[Byte]:
    """Who would get another outcome, or be covered from another day."""
    fragor = fore.fraga(kommun, dag), efter.fraga(kommun, dag)
    for person, fakta in underlag.items():
        var, blir = (regler.besked(fakta, fraga) for fraga in fragor)
        ny_dag = blir.omfattas_fran if blir.omfattas_fran != var.omfattas_fran else None
        fran, till = var.bedomning.utfall, blir.bedomning.utfall
        if fran is not till:
            yield Byte(person, fran.value, till.value)
        elif ny_dag:
            yield Byte(person, fran.value, till.value, ny_dag)


def _i_registret(
    underlag: Mapping[int, regler.Underlag], kommun: str, fore: Valda, efter: Valda, dag: date
) -> Iterator[Byte]:
    """Who would wait for a start instead of standing in the register, or the other way round."""
    fraga = fore.fraga(kommun, dag)
    for person, fakta in underlag.items():
        var, blir = (_vantar(fakta, fraga, val.registret(dag)) for val in (fore, efter))
        if var != blir:
            yield Byte(person, var, blir)


def _vantar(
    fakta: regler.Underlag, fraga: regler.Fraga, installningar: Registerinstallningar
) -> str:
    forslag = foresla(fakta, fraga, Registerlage.INTE_I_REGISTRET, installningar=installningar)
    return "vantar" if forslag.atgard is Atgard.VANTA else "omfattas"
