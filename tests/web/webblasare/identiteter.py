"""Numbers that may be the same human being, for the pages of who is who."""

from __future__ import annotations

from typing import NamedTuple

from kaja.access.models import Kommun, User
from kaja.flows.identitet import sla_ihop
from kaja.ungdom.actions import reject
from kaja.ungdom.models import Person
from tests.flows.skolfil import TF, elevrad, skolan_skickar
from tests.ungdom.personerna import ANNAN_DAG, PERSON, SAMORDNING, person
from tests.web.varld import KOMMUN, MORGON

HOPSLAGNA = ("200804222388", "200804822393")


class Identiteter(NamedTuple):
    """Two that are proposed, by id; one that is put away, and the one that is kept."""

    par: tuple[int, int]
    undan: int
    behallen: int


def bygg_identiteter(user: User) -> Identiteter:
    """A school's number, two doubles, a merger and a proposal that was turned down."""
    kommun = Kommun.objects.get(pk=KOMMUN)

    def ny(nummer: str, namn: str) -> Person:
        return person(nummer, namn, kommun=KOMMUN)

    one, other = ny(PERSON, "Amina Nur"), ny(SAMORDNING, "Aminah Nuur")
    kept, away = (ny(nummer, "Yusuf Abdi") for nummer in HOPSLAGNA)
    sla_ihop(kommun=kommun, fran=away, till=kept, user=user, tid=MORGON)
    inte = ny(ANNAN_DAG, "Amina Noor")
    reject(kommun=kommun, person=one, nummer=inte.nummer, user=user, tid=MORGON)
    skolan_skickar(elevrad(TF), nr=-600, kommun=KOMMUN)
    return Identiteter((one.pk, other.pk), away.pk, kept.pk)
