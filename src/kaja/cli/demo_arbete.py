"""What has been done for some of the youths in the demo, so that every tab has something: units,
meetings, wishes, mappings, plans, åtgärder with places and support, and an adapted ladder.

Everything goes through the same flows as a caseworker's own, and follows from the order alone.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kaja.access.models import Kommun, User
    from kaja.ungdom.models import Person

ENHETER = (("Ungdomstorget", ("samordnare", "handlaggare")), ("Vägledarna", ("syv",)))


def further_work(*, kommun: Kommun, konton: dict[str, User], dag: date) -> None:
    """Do it as of `dag`, or nothing if it has been done: all of it or none. `konton` by role."""
    from django.db import transaction

    from kaja.access.models import Enhet
    from kaja.cli.demo_atgarder import measures

    user = konton["samordnare"]
    with transaction.atomic():
        if Enhet.objects.filter(kommun=kommun).exists():
            return
        _units(kommun, konton, dag)
        _letterhead(kommun, user, dag)
        natta = _in_stage(kommun, "nadd")
        sokta = _in_stage(kommun, "soks")
        _share_with_guidance(kommun, [*natta[8:12], *sokta[8:14]], konton["syv"], user, dag)
        _wishes(kommun, natta[:3], user, dag)
        _adapted(kommun, sokta[:2], user, dag)
        _meetings(natta[9:12], user, dag)
        for n, person in enumerate(natta[:8]):
            _mapping(person, n, user, dag)
        for n, person in enumerate(natta[:6]):
            _plan(person, n, user, dag)
        measures(kommun=kommun, personer=natta[:6], user=user, dag=dag)


def moment(dag: date, before: int, hour: int) -> datetime:
    """So many days before the day, at the hour."""
    from django.utils import timezone

    tz = timezone.get_default_timezone()
    return datetime.combine(dag - timedelta(days=before), time(hour), tzinfo=tz)


def _in_stage(kommun: Kommun, etapp: str) -> list[Person]:
    from kaja.insatser.models import Handlaggning

    rows = Handlaggning.objects.filter(kommun=kommun, oppen=True, etapp=etapp, person__skydd="")
    in_order = rows.select_related("person__kommun").order_by("person_id")
    return [row.person for row in in_order[:14]]


def _units(kommun: Kommun, konton: dict[str, User], dag: date) -> None:
    from kaja.access.enheter_skriv import open_unit, place

    samordnare, tid = konton["samordnare"], moment(dag, 5, 7)
    fran = tid.date()
    for namn, roller in ENHETER:
        enhet = open_unit(kommun=kommun, namn=namn, fran=fran, user=samordnare, tid=tid)
        for roll in roller:
            place(enhet=enhet, vem=konton[roll], fran=fran, user=samordnare, tid=tid)


def _letterhead(kommun: Kommun, user: User, dag: date) -> None:
    """Who writes, so that a letter can be looked at and ordered at once."""
    from kaja.utskick.actions.texter import save_sender

    uppgifter = {
        "kommunnamn": f"{kommun.namn} kommun",
        "namnd": "Bildningsnämnden",
        "enhet": "Ungdomstorget",
        "returadress": f"Ungdomstorget\nExempelvägen 1\n781 00 {kommun.namn}",
        "kontaktperson": user.namn,
        "telefon": "0243-00 00 00",
        "epost": "ungdomstorget@kaja.example",
        "oppettider": "Vi svarar vardagar 9–16.",
        "dataskyddsombud": "dataskydd@kaja.example",
        "sms_namn": "Ungdomstorg",
    }
    save_sender(kommun=kommun, uppgifter=uppgifter, user=user, tid=moment(dag, 5, 7))


def _share_with_guidance(
    kommun: Kommun, personer: Sequence[Person], syv: User, user: User, dag: date
) -> None:
    from kaja.insatser.actions import assign

    ids = [person.pk for person in personer]
    assign(kommun=kommun, personer=ids, agare=syv, user=user, tid=moment(dag, 1, 15))


def _wishes(kommun: Kommun, personer: Sequence[Person], user: User, dag: date) -> None:
    from kaja.insatser.actions import state_wish

    for n, person in enumerate(personer):
        wish = {
            "kanal": ("sms", "telefon", "")[n % 3],
            "sprak": ("latt_sv", "sv", "latt_sv")[n % 3],
        }
        state_wish(kommun=kommun, person=person.pk, user=user, tid=moment(dag, 1, 16), **wish)


def _adapted(kommun: Kommun, personer: Sequence[Person], user: User, dag: date) -> None:
    """Their next step is a text message and not what the routine says."""
    from kaja.flows.trappa import Andring, anpassa_trappan
    from kaja.insatser.models import Anpassningsorsak
    from kaja.regler.uppfoljning import Anpassningssatt, Kanal, Trappsteg

    steg = Trappsteg(5, Kanal.SMS)
    andring = Andring(Anpassningssatt.BYT, Anpassningsorsak.NAS_BATTRE, steg)
    ids = [person.pk for person in personer]
    tid = moment(dag, 1, 16)
    anpassa_trappan(kommun=kommun, personer=ids, andring=andring, dag=dag, tid=tid, user=user)


def _meetings(personer: Sequence[Person], user: User, dag: date) -> None:
    from kaja.flows.mote import boka_mote
    from kaja.insatser.models import Motesslag

    slag = (Motesslag.KARTLAGGNING, Motesslag.MOTIVERANDE, Motesslag.KARTLAGGNING)
    for n, (person, vad) in enumerate(zip(personer, slag, strict=False)):
        nar, tid = moment(dag, -3 - n, 10 + n), moment(dag, 1, 14)
        boka_mote(person=person, slag=vad, nar=nar, med=user, dag=dag, tid=tid, user=user)


def _mapping(person: Person, n: int, user: User, dag: date) -> None:
    """The last two are only begun."""
    from kaja.flows.kartlaggning import spara
    from kaja.insatser.actions import Kartlagt

    tid = moment(dag, 1, 13)
    kartlagt = Kartlagt(
        dag=tid.date(),
        klar=n < 6,
        oavslutat=("studiebevis", "nationellt", "introduktion")[n % 3],
        saknas=("matematik",) if n % 2 else ("matematik", "gymnasiearbete"),
        vill_3=("praktik", "komvux", "arbete")[n % 3],
        vill_3_ord="Jag vill prova att jobba i en verkstad." if n % 3 == 0 else "",
        vill_12=("komvux", "gymnasiet", "folkhogskola")[n % 3],
        stod=(("folja_med", "resor"), ("ansokan",), ("vagledning", "arbete"))[n % 3],
    )
    gor = ("soker_arbete", "inget", "arbete")[n % 3]
    spara(person=person, kartlagt=kartlagt, gor_nu=gor, pa_version=0, dag=dag, user=user, tid=tid)


def _plan(person: Person, n: int, user: User, dag: date) -> None:
    """The last two plans are drafts: the youths have not said yes yet."""
    from kaja.flows.plan import spara
    from kaja.insatser.models import Overenskommet, Vem
    from kaja.insatser.planinnehall import Innehall, Insats, Overens

    tid = moment(dag, 0, 9)
    innehall = Innehall(
        mal=("Läsa in matematiken på komvux.", "Komma tillbaka till gymnasiet.")[n % 2],
        planering="Praktik först, studier från januari.",
        fran=dag,
        folj_upp=dag + timedelta(days=28),
        utvardera=dag + timedelta(days=190),
        insatser=(
            Insats(None, Vem.UNGDOM, "Söka till vårens kurser.", fran=dag),
            Insats(None, Vem.KOMMUN, "Följa med på första besöket.", fran=dag),
        ),
    )
    overens = Overens(Overenskommet.UNDERSKRIFT, dag) if n < 4 else None
    spara(
        person=person, innehall=innehall, overens=overens, pa_version=0, dag=dag, user=user, tid=tid
    )
