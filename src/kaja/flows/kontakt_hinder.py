"""Why a contact may not be noted: not with this youth, or not twice."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from kaja.access.models import Kommun, User
from kaja.flows.arbetslage import Last
from kaja.insatser.actions import KontaktfelError, NyKontakt
from kaja.insatser.models import Handlaggning, Kontakt, Medval

NYSS = timedelta(seconds=10)
"""Who notes the same about the same youth again within this time has pressed twice."""


def far_kontaktas(last: Last, nya: Collection[NyKontakt]) -> None:
    """KontaktfelError for who is not in the register; for a guardian unless the youth is under 18,
    and where the municipality has not chosen it."""
    if any(ny.person not in last.oppna for ny in nya):
        raise KontaktfelError("Den unge är inte i registret längre. Ingen kontakt antecknades.")
    hos_vardnadshavare = {ny.person for ny in nya if ny.med == Medval.VARDNADSHAVARE}
    if not hos_vardnadshavare:
        return
    if not last.rutin.vardnadshavare:
        raise KontaktfelError(
            "Kommunen har inte valt att kontakta vårdnadshavare. Det väljs under Inställningar."
        )
    lagen = last.lagen()
    if not all(lagen[pk].under_18(last.dag) for pk in hos_vardnadshavare):
        raise KontaktfelError("Den unge har fyllt 18. Kontakta den unge själv.")


def inte_nyss(
    kommun: Kommun,
    nya: Collection[NyKontakt],
    skotta: Collection[Handlaggning],
    tid: datetime,
    user: User | None,
) -> None:
    """KontaktfelError if the same user has just noted the same: the button was pressed twice. Asked
    only where there is a contact that day already."""
    dagar = {ny.person: localdate(ny.tid) for ny in nya}
    if user is None or not any(en.senaste_kontakt == dagar.get(en.person_id) for en in skotta):
        return
    nyss = Kontakt.objects.filter(
        kommun=kommun,
        person__in=dagar,
        av=user,
        kand_fran__range=(tid - NYSS, tid + NYSS),
        ersatt__isnull=True,
    )
    vad = set(nyss.values_list("person_id", "kanal", "utfall", "med", "inkommande"))
    if any((ny.person, ny.kanal, ny.utfall, ny.med, ny.inkommande) in vad for ny in nya):
        raise KontaktfelError("Kontakten är redan antecknad. Den står en gång.")
