"""Each in the language they wish: a batch is parted by language where there is a text for it.

A wish for Swedish is no wish of another language than the one chosen: it is what stands when nobody
has asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.utskick import UtskicksfelError, Val, bestall
from kaja.flows.utskick_urval import urval
from kaja.insatser.queries import languages_wished
from kaja.utskick import mallar
from kaja.utskick.actions.texter import Textnyckel
from kaja.utskick.models import Utskick
from kaja.utskick.queries import ordered_since, own_text
from kaja.utskick.slag import Sprak

NYSS = timedelta(minutes=15)
NYSS_BESTALLT = (
    "Samma text på samma sätt är redan beställd den senaste kvarten. Inget nytt är beställt. Titta "
    "under Brev och sms."
)


class Sprakdel(NamedTuple):
    """Those (ids) who get the message in one language. The chosen language's part comes first."""

    val: Val
    personer: list[int]


def per_sprak(*, kommun: Kommun, personer: Collection[int], val: Val) -> list[Sprakdel]:
    """The persons by the language that each gets: their own wish if there is a text in it, else
    the one chosen."""
    onskade = languages_wished(kommun, personer)
    finns = {sprak for sprak in set(onskade.values()) if _finns(kommun, val, sprak)}
    delar: dict[str, list[int]] = defaultdict(list)
    for pk in personer:
        onskat = onskade.get(pk, "")
        delar[onskat if onskat in finns else val.nyckel.sprak.value].append(pk)
    valt = val.nyckel.sprak.value
    return [Sprakdel(_pa(val, s), delar[s]) for s in sorted(delar, key=lambda s: (s != valt, s))]


def _finns(kommun: Kommun, val: Val, sprak: str) -> bool:
    if sprak not in set(Sprak) or sprak == Sprak.SV:
        return False
    nyckel = Textnyckel(val.nyckel.mall, val.nyckel.kanal, Sprak(sprak))
    return mallar.finns(*nyckel) or own_text(kommun, nyckel) is not None


def _pa(val: Val, sprak: str) -> Val:
    return val._replace(nyckel=val.nyckel._replace(sprak=Sprak(sprak)))


@transaction.atomic
def bestall_per_sprak(
    *,
    kommun: Kommun,
    personer: Collection[int],
    val: Val,
    user: User,
    tid: datetime,
    dag: date,
) -> list[Utskick]:
    """Order a batch for each language, all or none; those left out are counted in the first.
    UtskicksfelError as `bestall`, and when one of them was sent the same just now: a button pressed
    twice, or a colleague, is not two letters."""
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    valda = urval(kommun=kommun, personer=personer, kanal=val.nyckel.kanal, dag=dag)
    utan = [person.pk for person, _ in valda.utan]
    till = [person.pk for person in valda.till]
    if nyss := ordered_since(kommun, val.nyckel, till, sedan=tid - NYSS):
        raise UtskicksfelError(f"{NYSS_BESTALLT} Det gäller {len(nyss)} av de valda.")
    delar = per_sprak(kommun=kommun, personer=till, val=val)
    delar = delar or [Sprakdel(val, [])]
    return [
        bestall(
            kommun=kommun,
            personer=[*del_.personer, *([] if nr else utan)],
            val=del_.val,
            user=user,
            tid=tid,
            dag=dag,
        )
        for nr, del_ in enumerate(delar)
    ]
