"""What schools with another huvudman have told in the demo: some notices wait, one is handled."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kaja.access.models import Kommun, User
    from kaja.skolsignal.models import Anmalan
    from kaja.underlag.models import Studiefaktum

KOM_IN = (5, 2, 2, 1, 1)
"""So many days ago each came. The first is late when the demo opens."""


def notices(*, kommun: Kommun, user: User, dag: date) -> None:
    """Note them as a caseworker would, the day each came; the second is handled the day after."""
    from kaja.flows.skolsignal import hantera
    from kaja.skolsignal.models import Hanteringsutfall

    pupils = _pupils(kommun, dag, len(KOM_IN))
    noted = [_note(kommun, user, studie, dag, n) for n, studie in enumerate(pupils)]
    for anmalan in noted[1:2]:
        at = _moment(dag, 1)
        utfall = Hanteringsutfall.KONTAKT
        hantera(anmalan=anmalan, utfall=utfall, dag=at.date(), user=user, tid=at)


def _pupils(kommun: Kommun, dag: date, antal: int) -> list[Studiefaktum]:
    """Pupils of schools that the municipality does not run itself."""
    from kaja.underlag.models import Studiefaktum

    rows = Studiefaktum.objects.filter(
        kommun=kommun, skolform="GY", till__isnull=True, ersatt__isnull=True, person__skydd=""
    )
    under_20 = rows.filter(person__fodd__gt=dag.replace(year=dag.year - 20))
    others = under_20.exclude(huvudman=f"{kommun.namn} kommun").exclude(skolenhetskod="")
    return list(others.order_by("person_id", "pk")[:antal])


def _note(kommun: Kommun, user: User, studie: Studiefaktum, dag: date, n: int) -> Anmalan:
    from kaja.exempel.skolor import skolor
    from kaja.flows.skolsignal import anmal
    from kaja.skolsignal.actions import NyAnmalan
    from kaja.skolsignal.models import Anmalningssatt, Anmalningsslag

    at = _moment(dag, KOM_IN[n])
    franvaro = n % 2 == 1
    ny = NyAnmalan(
        studie.person_id,
        Anmalningsslag.FRANVARO if franvaro else Anmalningsslag.SLUTADE,
        dag=at.date() - timedelta(days=31 if franvaro else 3),
        till=at.date() if franvaro else None,
        mottagen=at.date(),
        satt=Anmalningssatt.TELEFON if n == 0 else Anmalningssatt.SKRIFTLIGT,
        skola={skola.kod: skola.namn for skola in skolor()}.get(studie.skolenhetskod, ""),
        skolenhetskod=studie.skolenhetskod,
    )
    return anmal(kommun=kommun, ny=ny, user=user, tid=at)


def _moment(dag: date, before: int) -> datetime:
    from django.utils import timezone

    tz = timezone.get_default_timezone()
    return datetime.combine(dag - timedelta(days=before), time(11), tzinfo=tz)
