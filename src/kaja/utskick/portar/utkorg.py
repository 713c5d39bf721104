"""The way out of an installation without a gateway: the message is kept, and shown on a page."""

from __future__ import annotations

from datetime import datetime

from kaja.utskick.actions.ko import keep
from kaja.utskick.models import Utkorgsrad
from kaja.utskick.portar.port import Forsandelse, Spar, Svar, Svarsslag


class Utkorg:
    """Keeps messages in the database, each once."""

    kan_fragas = True

    def skicka(self, brev: Forsandelse) -> Svar:
        rad = keep(
            kommun=brev.kommun,
            nyckel=brev.nyckel,
            kanal=brev.kanal,
            mottagare=brev.mottagare,
            rubrik=brev.rubrik,
            text=brev.text,
            tid=brev.tid,
        )
        return Svar(Svarsslag.TAGET, f"utkorg-{rad.pk}")

    def fraga(self, brev: Forsandelse, sedan: datetime) -> list[Spar] | None:
        rader = Utkorgsrad.objects.filter(nyckel=brev.nyckel)
        return [Spar(f"utkorg-{rad.pk}", rad.text) for rad in rader]
