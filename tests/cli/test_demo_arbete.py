"""The demo has something of everything that a tab shows, and builds it once."""

from __future__ import annotations

import pytest

from kaja.access.models import Enhetsplats, Kommun
from kaja.access.roller import Roll
from kaja.cli.demo_arbete import further_work, moment
from kaja.flows.kontakt import logga_kontakt
from kaja.insatser.actions import NyKontakt
from kaja.insatser.models import (
    Arbetsgivare,
    Atgard,
    Handlaggning,
    Kanalval,
    Kartlaggning,
    Mote,
    Narvaro,
    Onskemal,
    Plan,
    Stodbeslut,
    Trappanpassning,
    Utfallval,
)
from kaja.utskick.models import Brevavsandare
from tests.web.varld import DAG, KOMMUN, anvandare, las_in_exempel, nycklar

pytestmark = [pytest.mark.django_db, pytest.mark.bara("sqlite")]

ALLT = (Enhetsplats, Brevavsandare, Onskemal, Trappanpassning, Mote, Kartlaggning, Plan)
ATGARDERNA = (Arbetsgivare, Atgard, Stodbeslut, Narvaro)


def antal() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in (*ALLT, *ATGARDERNA)}


def test_everything_is_there_after_the_first_start_and_as_much_after_the_second() -> None:
    las_in_exempel(nycklar(40, var=101))
    kommun = Kommun.objects.get(pk=KOMMUN)
    konton = {
        roll: anvandare(roll, (KOMMUN, Roll(roll))) for roll in ("samordnare", "handlaggare", "syv")
    }
    alla = Handlaggning.objects.filter(oppen=True, person__skydd="").exclude(etapp="utreds")
    ids = list(alla.order_by("person_id").values_list("person_id", flat=True))
    tid = moment(DAG, 2, 9)
    for kanal, utfall, vilka in (
        (Kanalval.TELEFON, Utfallval.SVARADE, ids[:12]),
        (Kanalval.BREV, Utfallval.SKICKAT, ids[12:14]),
    ):
        nya = [NyKontakt(pk, tid, kanal, utfall) for pk in vilka]
        logga_kontakt(kommun=kommun, nya=nya, dag=tid.date(), tid=tid, user=konton["samordnare"])
    further_work(kommun=kommun, konton=konton, dag=DAG)
    forst = antal()
    assert all(forst.values()), forst
    further_work(kommun=kommun, konton=konton, dag=DAG)
    assert antal() == forst
