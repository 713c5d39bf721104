"""Åtgärder in the demo: employers, praktik with support, one in the queue, one declined."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kaja.access.models import Kommun, User
    from kaja.insatser.models import Atgard
    from kaja.ungdom.models import Person

ARBETSGIVARE = (
    ("Bageriet", "Karin Holm", "0243-00 00 01", "karin@kaja.example", 1),
    ("Cykelverkstaden", "Ali Nord", "0243-00 00 02", "", 3),
)


def measures(*, kommun: Kommun, personer: Sequence[Person], user: User, dag: date) -> None:
    """The first two are on praktik, the third waits for a place, and so on as far as they go."""
    from kaja.cli.demo_arbete import moment

    vem: dict[str, Any] = {"kommun": kommun, "user": user, "tid": moment(dag, 1, 15)}
    bageriet, cyklar = _employers(vem)
    erbjuden = dag - timedelta(days=47)
    ja = {"erbjuden": erbjuden, "svar": "ja", "svarade": erbjuden + timedelta(days=1)}
    start = dag - timedelta(days=40)
    uppgifter: tuple[dict[str, Any], ...] = (
        {"slag": "praktik", "arbetsgivare": bageriet, "fran": start, **ja},
        {"slag": "praktik", "arbetsgivare": cyklar, "fran": start + timedelta(days=14), **ja},
        {"slag": "praktik", "arbetsgivare": bageriet, "koar_sedan": ja["svarade"], **ja},
        {"slag": "komvux_gymnasial", **ja},
        {"slag": "folkhogskola", "erbjuden": erbjuden, "svar": "nej", "svarade": ja["svarade"],
         "nejskal": "vill_annat"},
        {"slag": "syv", "fran": start, "till": dag - timedelta(days=10),
         "slutorsak": "genomford", **ja},
    )  # fmt: skip
    gjorda = [
        _offer(person, uppgift, vem, dag)
        for person, uppgift in zip(personer, uppgifter, strict=False)
    ]
    _support(gjorda[:2], vem, dag)


def _employers(vem: dict[str, Any]) -> list[Any]:
    from kaja.insatser.actions.plats import Uppgifter, save_employer

    return [save_employer(uppgifter=Uppgifter(*rad), **vem) for rad in ARBETSGIVARE]


def _offer(person: Person, uppgifter: dict[str, Any], vem: dict[str, Any], dag: date) -> Atgard:
    from kaja.flows.atgard import erbjud

    return erbjud(person=person.pk, uppgifter=uppgifter, dag=dag, **vem)


def _support(praktik: Sequence[Atgard], vem: dict[str, Any], dag: date) -> None:
    """What the municipality gives, who gets it, and the days they were there this month."""
    from kaja.insatser.actions.narvaro import note_attendance
    from kaja.insatser.actions.stod import decide_support
    from kaja.insatser.actions.stod_belopp import NyttBelopp, set_amount
    from kaja.insatser.models import Regelval, Stodval
    from kaja.regler.atgarder import Narvarodagar

    belopp = (
        (Stodval.STUDIEBIDRAG, 1250, Regelval.NARVARO),
        (Stodval.BUSSKORT, 500, Regelval.MANAD),
    )
    for slag, kr, regel in belopp:
        nytt = NyttBelopp(slag, Decimal(kr), regel, dag.replace(month=1, day=1))
        set_amount(nytt=nytt, dag=dag, bakat=True, **vem)
        for atgard in praktik:
            assert atgard.fran is not None
            decide_support(atgard=atgard.pk, slag=slag, fran=atgard.fran, till=None, **vem)
    dagar = {atgard.pk: Narvarodagar(12 + 2 * n, 16) for n, atgard in enumerate(praktik)}
    note_attendance(manad=dag.replace(day=1), dagar=dagar, sedda={}, **vem)
