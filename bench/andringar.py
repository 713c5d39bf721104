"""Three thousand changes in the municipality of 60,000, and as large a share in the one of 200."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bench import befolkning, stad

if TYPE_CHECKING:
    from kaja.access.models import Kommun
    from kaja.register.models import Bedomning

ANTAL, FA = 3000, 30
SETT, EFTER = stad.TID + timedelta(hours=1), stad.TID + timedelta(hours=2)


def gor_andringar() -> None:
    """A third come in, a third go out, a third are covered since another day. The one who measures
    has looked through all that was before."""
    from kaja.access.models import Kommun, User
    from kaja.register.kvittenser import looked_through

    user = User.objects.get(email=stad.E_POST)
    for kod, antal in ((stad.STOR, ANTAL), (stad.LITEN, FA)):
        kommun = Kommun.objects.get(pk=kod)
        _andra(kommun, antal // 3)
        looked_through(kommun=kommun, user=user, till=SETT, tid=SETT)


def _andra(kommun: Kommun, antal: int) -> None:
    from kaja.register.actions import store_bedomningar
    from kaja.register.models import Utfall

    inne, ute = (
        _nagra(kommun, Utfall.OMFATTAS, 2 * antal),
        _nagra(kommun, Utfall.OMFATTAS_INTE, antal),
    )
    for rad in inne[:antal]:
        rad.utfall, rad.avgorande_punkt, rad.ingangsorsak = Utfall.OMFATTAS_INTE, "kaa.p3", ""
        rad.omfattas_fran = rad.vantar_pa_start = None
    for rad in inne[antal:]:
        rad.omfattas_fran = befolkning.DAG - timedelta(days=400)
    for rad in ute:
        rad.utfall, rad.avgorande_punkt = Utfall.OMFATTAS, ""
        rad.ingangsorsak, rad.omfattas_fran = "borjade_inte", befolkning.DAG
    nya = [*inne, *ute]
    store_bedomningar(kommun=kommun, bedomningar=nya, aktor="bench", tid=EFTER)


def _nagra(kommun: Kommun, utfall: str, antal: int) -> Sequence[Bedomning]:
    """Copies, not yet stored, of so many current answers."""
    from kaja.register.models import Bedomning

    rader = Bedomning.objects.filter(kommun=kommun, ersatt=None, utfall=utfall)
    found = list(rader.order_by("pk")[:antal])
    for rad in found:
        rad.pk = None
    return found
