"""A batch, from the chosen people to messages in the queue, and what follows when one has gone.

Look (`urval`, `forsta_brevet`), order (`bestall`): the worker does the rest (`utskick_brev`,
`utskick_ko`). Letters are posted by people, who say so (`breven_postade`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import localdate

from kaja.access.models import Kommun, User
from kaja.flows.kontakt import logga_kontakt
from kaja.flows.utskick_text import gemensamt
from kaja.flows.utskick_urval import urval
from kaja.insatser.actions import NyKontakt, locked
from kaja.insatser.models import Kanalval, Utfallval
from kaja.korningar.actions import order_run
from kaja.korningar.models import Korningsslag
from kaja.register.queries import in_register
from kaja.utskick import falt, mallar
from kaja.utskick.actions import omgang
from kaja.utskick.actions.texter import Textnyckel
from kaja.utskick.models import Brevavsandare, Egentext, Form, Meddelande, Utskick, Utskickslage
from kaja.utskick.queries import own_text, sender
from kaja.utskick.slag import TILL_SKOLAN

KAJA = "kaja"


class UtskicksfelError(ValueError):
    """The batch cannot be ordered. The message is a Swedish sentence."""


class Val(NamedTuple):
    """What is to be sent. `dag_i_text` is the day that a text with `{dag}` tells of."""

    nyckel: Textnyckel
    dag_i_text: str = ""


class Underlaget(NamedTuple):
    """The text of a batch with all but the youths' own fields put in, and where it comes from."""

    avsandare: Brevavsandare
    egentext: Egentext | None
    version: str
    text: str


def underlaget(*, kommun: Kommun, val: Val, dag: date) -> Underlaget:
    """The text as it would be sent. UtskicksfelError if something is missing."""
    avsandare = sender(kommun)
    if avsandare is None:
        raise UtskicksfelError(
            "Avsändaren saknas. Samordnaren fyller i vem som skriver under Brev, Avsändare."
        )
    egen = own_text(kommun, val.nyckel)
    if egen is not None and egen.form == Form.WORD:
        return Underlaget(avsandare, egen, str(egen), "")
    if egen is None and not mallar.finns(*val.nyckel):
        raise UtskicksfelError("Den texten finns inte på det sättet. Välj en annan.")
    text = egen.text if egen else mallar.levererad(*val.nyckel)
    if "dag" in falt.falt_i(text) and not val.dag_i_text:
        raise UtskicksfelError("Fyll i dag och tid: texten berättar när ni kommer.")
    varden = gemensamt(avsandare, brevdag=dag, dag_i_text=val.dag_i_text)
    version = str(egen) if egen else mallar.VERSION
    return Underlaget(avsandare, egen, version, falt.satt_in(text, varden))


@transaction.atomic
def bestall(
    *,
    kommun: Kommun,
    personer: Collection[int],
    val: Val,
    user: User,
    tid: datetime,
    dag: date,
) -> Utskick:
    """Order a batch to those of the persons (ids) who can get it; the worker makes it.

    UtskicksfelError if nobody can, or something is missing.
    """
    underlag = underlaget(kommun=kommun, val=val, dag=dag)
    valda = urval(kommun=kommun, personer=personer, kanal=val.nyckel.kanal, dag=dag)
    if not valda.till:
        raise UtskicksfelError("Ingen av de valda kan få det här. Se varför i listan.")
    utskick = omgang.order_batch(
        kommun=kommun,
        bestallning=omgang.Bestallning(
            val.nyckel,
            underlag.version,
            underlag.egentext,
            underlag.text,
            val.dag_i_text,
            valda.antal_utan,
        ),
        personer=[person.pk for person in valda.till],
        user=user,
        tid=tid,
        dag=dag,
    )
    order_the_run(utskick=utskick, user=user, tid=tid, dag=dag)
    return utskick


def order_the_run(*, utskick: Utskick, user: User | None, tid: datetime, dag: date) -> None:
    """Ask the worker to make the batch, in the caller's transaction."""
    order_run(
        kommun=utskick.kommun,
        slag=Korningsslag.UTSKICK,
        dag=dag,
        user=user,
        aktor=user.aktor if user else KAJA,
        tid=tid,
        utskick=utskick.pk,
    )


@transaction.atomic
def breven_postade(*, utskick: Utskick, user: User, tid: datetime, dag: date) -> int:
    """A person says that the letters have been posted; gives how many. UtskicksfelError if they
    are not ready."""
    if utskick.lage != Utskickslage.ATT_POSTA:
        raise UtskicksfelError("Breven är inte klara att posta, eller är redan postade.")
    locked(utskick.kommun, utskick.meddelanden.values_list("person_id", flat=True))
    postade = omgang.note_posted(utskick=utskick, user=user, tid=tid, dag=dag)
    efter_sandning(utskick=utskick, meddelanden=postade, user=user, tid=tid)
    return len(postade)


def efter_sandning(
    *, utskick: Utskick, meddelanden: Sequence[Meddelande], user: User | None, tid: datetime
) -> None:
    """What follows when messages have gone out, in the transaction that says that they have.

    Called once for each message. `user` is the one who ordered or posted them.
    """
    personer = [meddelande.person_id for meddelande in meddelanden]
    locked(utskick.kommun, personer)
    omgang.record_sent(
        kommun=utskick.kommun_id,
        utskick=utskick.pk,
        personer=personer,
        aktor=user.aktor if user else KAJA,
        tid=tid,
    )
    _som_kontakter(utskick, personer, user, tid)


def _som_kontakter(
    utskick: Utskick, personer: Collection[int], user: User | None, tid: datetime
) -> None:
    """What was sent to a youth in the register is a contact, and moves the next step on. What goes
    to a school is none."""
    if utskick.mall in TILL_SKOLAN:
        return
    kvar = in_register(utskick.kommun, personer)
    kanal = Kanalval(utskick.kanal)
    nya = [
        NyKontakt(pk, tid, kanal, Utfallval.SKICKAT, utskick=f"utskick:{utskick.pk}")
        for pk in personer
        if pk in kvar
    ]
    if nya:
        logga_kontakt(kommun=utskick.kommun, nya=nya, dag=localdate(tid), tid=tid, user=user)
