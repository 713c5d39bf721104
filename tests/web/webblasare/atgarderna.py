"""A youth on praktik with support, one who queues for the place, and what was sent to payroll."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from kaja.access.models import Kommun, User
from kaja.flows.atgard import andra, erbjud, folj_upp
from kaja.insatser.actions.atgardskatalog import choose_kind
from kaja.insatser.actions.loneunderlag import take_out_basis
from kaja.insatser.actions.narvaro import note_attendance
from kaja.insatser.actions.plats import Uppgifter, save_employer
from kaja.insatser.actions.stod import decide_support
from kaja.insatser.actions.stod_belopp import NyttBelopp, set_amount
from kaja.insatser.models import Gangval, Handlaggning, Lonskal, Regelval, Stodval
from kaja.regler.atgarder import FORVAL, Narvarodagar
from tests.web.varld import DAG, KOMMUN, MORGON

JA = {"svar": "ja", "svarade": date(2026, 10, 13)}
TID = MORGON + timedelta(minutes=56)


class Atgarder(NamedTuple):
    """The one on praktik (id), and the åtgärd (id)."""

    person: int
    praktik: int


def bygg_atgarder(user: User) -> Atgarder:
    """Make them, of the two youngest whom nobody has begun with."""
    kommun = Kommun.objects.get(pk=KOMMUN)
    rader = Handlaggning.objects.filter(kommun=kommun, oppen=True, etapp="ny", person__skydd="")
    en, annan = (rad.person_id for rad in rader.order_by("-person__fodd", "-person_id")[:2])
    vem: dict[str, Any] = {"user": user, "tid": TID}
    hos = [
        save_employer(kommun=kommun, uppgifter=uppgifter, **vem)
        for uppgifter in (
            Uppgifter("Bageriet i Borlänge", "Karin Holm", "0243-123 45", "karin@example.com", 1),
            Uppgifter("Cykelverkstaden", "Ali Nord", "0243-543 21", "", 3),
        )
    ]
    sommarjobb = next(slag for slag in FORVAL if slag.nyckel == "sommarjobb")
    choose_kind(kommun=kommun, slag=sommarjobb._replace(platser=12), fran=DAG, dag=DAG, **vem)
    gemensamt: dict[str, Any] = {"kommun": kommun, "dag": DAG, **vem}
    praktik = {"slag": "praktik", "erbjuden": date(2026, 10, 12), "arbetsgivare": hos[0], **JA}
    den = erbjud(person=en, uppgifter={**praktik, "fran": date(2026, 10, 19)}, **gemensamt)
    andra(atgard=den.pk, version=1, uppgifter={"planerad_till": date(2026, 12, 19)}, **gemensamt)
    folj_upp(
        atgard=den.pk,
        uppfoljd=date(2026, 11, 2),
        gang=Gangval.SOM_PLANERAT,
        nasta=None,
        **gemensamt,
    )
    syv = {"slag": "syv", "erbjuden": date(2026, 9, 14), "svar": "ja"}
    erbjud(
        person=en,
        uppgifter={
            **syv,
            "svarade": date(2026, 9, 14),
            "fran": date(2026, 9, 21),
            "till": date(2026, 10, 6),
            "slutorsak": "genomford",
        },
        **gemensamt,
    )
    erbjud(person=annan, uppgifter={**praktik, "koar_sedan": date(2026, 10, 13)}, **gemensamt)
    _stodet(kommun, den.pk, user)
    return Atgarder(en, den.pk)


def _stodet(kommun: Kommun, praktik: int, user: User) -> None:
    """Support for two months, of which the first is sent to payroll."""
    vem: dict[str, Any] = {"user": user, "tid": TID}
    for slag, kr, regel in (
        (Stodval.STUDIEBIDRAG, 1250, Regelval.NARVARO),
        (Stodval.BUSSKORT, 500, Regelval.MANAD),
    ):
        nytt = NyttBelopp(slag, Decimal(kr), regel, date(2026, 1, 1))
        set_amount(kommun=kommun, nytt=nytt, dag=DAG, bakat=True, **vem)
        decide_support(
            kommun=kommun, atgard=praktik, slag=slag, fran=date(2026, 10, 19), till=None, **vem
        )
    for manad, dagar in ((10, Narvarodagar(9, 10)), (11, Narvarodagar(12, 16))):
        note_attendance(
            kommun=kommun,
            manad=date(2026, manad, 1),
            dagar={praktik: dagar},
            sedda={},
            **vem,
        )
    take_out_basis(
        kommun=kommun,
        manad=date(2026, 10, 1),
        skal=Lonskal.UTBETALNING,
        bekraftade=(),
        **vem,
    )
