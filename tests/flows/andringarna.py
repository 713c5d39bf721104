"""What the page of changes would say, for the tests: by the persons' numbers."""

from __future__ import annotations

from datetime import datetime

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.flows.andrat import Andring, andringarna
from kaja.flows.andrat_skydd import skydd_i_urvalet, skyddsandringar
from kaja.register.andringar import andringar
from tests.flows.kommunen import DAG, HEM
from tests.rollbesattning import make_member


def samordnaren(kommun: str = HEM) -> User:
    found = User.objects.filter(namn="Sam").first()
    return found or make_member("sam", kommun, Roll.SAMORDNARE)


def sedan(tid: datetime, *, kommun: str = HEM, alla: bool = False) -> dict[str, Andring]:
    """The changes since the moment that nobody has accepted (with `alla`: all), by number."""
    hem = Kommun.objects.get(pk=kommun)
    skyddade = skyddsandringar(hem, tid)
    rader = andringar(samordnaren(kommun), hem, tid, skydd_i_urvalet(hem, skyddade))
    rader = rader.exclude(slag="").select_related("person")
    if not alla:
        rader = rader.filter(kvitterad=False)
    found = andringarna(hem, list(rader), tid, DAG, skyddade, ser=True)
    return {en.person.nummer: en for en in found}


def slag_och_skal(tid: datetime, nummer: str) -> tuple[str, str]:
    en = sedan(tid)[nummer]
    return en.slag, en.mening
