"""Changing the catalogue of åtgärder. An earlier choice is superseded, never overwritten."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.models.atgardskatalog import Atgardsslag
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.regler.atgarder import Slag
from kaja.regler.forbjudna_uppgifter import granska

EGET = "eget-"
"""What the keys of the municipality's own kinds begin with."""


class KatalogfelError(ValueError):
    """The choice cannot be made. The message is a Swedish sentence."""


@transaction.atomic
def choose_kind(
    *, kommun: Kommun, slag: Slag, fran: date, dag: date, user: User, tid: datetime
) -> Atgardsslag:
    """Let a kind of åtgärd be like this from a day. KatalogfelError for a day before `dag`, today,
    for a name that another kind has, and for a reporting code that is not valid on the day."""
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    _far_valjas(kommun, slag, fran, dag)
    samma = Atgardsslag.objects.filter(
        kommun=kommun, nyckel=slag.nyckel, galler_fran=fran, ersatt__isnull=True
    )
    tidigare = samma.first()
    if tidigare:
        tid = max(tid, tidigare.kand_fran + timedelta(microseconds=1))
        samma.update(ersatt=tid)
    rad = Atgardsslag.objects.create(
        kommun=kommun, galler_fran=fran, kand_fran=tid, av=user, **slag._asdict()
    )
    record(
        kommun=kommun.pk,
        aktor=user.aktor,
        handling="atgardsslag.valt",
        objekt=f"atgardsslag:{slag.nyckel}",
        detaljer={
            "fran": fran.isoformat(),
            "namn": slag.namn,
            "rapportkod": slag.rapportkod,
            "platser": "" if slag.platser is None else str(slag.platser),
            "oppen": str(slag.oppen),
        },
        tid=tid,
    )
    return rad


@transaction.atomic
def add_kind(
    *, kommun: Kommun, slag: Slag, fran: date, dag: date, user: User, tid: datetime
) -> Atgardsslag:
    """Add a kind of the municipality's own; its key is given here. KatalogfelError as above."""
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    egna = Atgardsslag.objects.filter(kommun=kommun, nyckel__startswith=EGET)
    nummer = len(set(egna.values_list("nyckel", flat=True))) + 1
    nytt = slag._replace(nyckel=f"{EGET}{nummer}")
    return choose_kind(kommun=kommun, slag=nytt, fran=fran, dag=dag, user=user, tid=tid)


def _far_valjas(kommun: Kommun, slag: Slag, fran: date, dag: date) -> None:
    if fran < dag:
        raise KatalogfelError(f"Gäller från: {fran} har varit. Välj {dag} eller senare.")
    if traffar := granska(slag.namn):
        orden = slag.namn[traffar[0].start : traffar[0].slut]
        raise KatalogfelError(
            f"Namn: ”{orden}” får inte stå om en ungdom (5 § förordningen 2006:39). Skriv vad hon "
            "eller han gör, inte varför. En vårdkontakt är stöd hos en annan aktör."
        )
    if not slag.kod.galler(fran):
        raise KatalogfelError(
            f"Rapporteras som: ”{slag.kod.ord}” gäller inte {fran}. Välj en annan rad i listan."
        )
    andra = (s for s in katalogen(kommun).alla(fran) if s.nyckel != slag.nyckel)
    if any(s.namn.casefold() == slag.namn.casefold() for s in andra):
        raise KatalogfelError(f"Namn: det finns redan en åtgärd som heter {slag.namn}.")
