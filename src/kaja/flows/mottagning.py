"""A file that somebody has sent: Kaja says what it is, and a person may say otherwise."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from kaja.access.models import Kommun, User
from kaja.flows.las_in import ta_emot
from kaja.intake import kartlaggning
from kaja.intake.actions import FilfelError, discard
from kaja.intake.igenkanning import Igenkand, kanna_igen, som_kalkylblad, vanlig_omfattning
from kaja.intake.models import Format, Kallnamn, Kartlaggning, MottagenFil, Status
from kaja.tabell import TableError

TABELLER = (Format.KANONISK, Format.KALKYLBLAD)


class Sant(NamedTuple):
    """What came with the file: its sender, and how far it reports; blank if nobody said."""

    namn: str
    innehall: bytes
    avsandare: str = ""
    tackning_tom: date | None = None
    omfattning: str = ""


class Mottaget(NamedTuple):
    """The stored file, whether it is new, and what Kaja took it for and why.

    A file whose columns a person has to choose waits for that, in the state KARTLAGGS.
    """

    fil: MottagenFil
    ny: bool
    igenkand: Igenkand


def ta_emot_sant(
    *,
    kommun: Kommun,
    sant: Sant,
    kalla: str = "",
    valj_kolumner: bool = False,
    user: User | None,
    tid: datetime,
) -> Mottaget:
    """Receive a file of whatever kind. `kalla` is what a person says that it tells of; with
    `valj_kolumner` she wants to say what the columns are.

    Raises TableError, with a Swedish sentence, when the file cannot be used at all.
    """
    igenkand = _som(kommun, sant, Kallnamn(kalla) if kalla else None, valj_kolumner)
    if not igenkand.saker:
        return Mottaget(_behall(kommun, sant, igenkand, user, tid), True, igenkand)
    fil, ny = ta_emot(
        kommun=kommun,
        kalla=igenkand.kalla,
        format=igenkand.format,
        profil=igenkand.profil,
        user=user,
        tid=tid,
        **sant._replace(omfattning=_omfattning(sant, igenkand))._asdict(),
    )
    return Mottaget(fil, ny, igenkand)


def valj_om(*, fil: MottagenFil, user: User | None, tid: datetime) -> MottagenFil:
    """Let a person say what the columns of a file are that has been read otherwise. Gives the file
    that now waits for it. Raises FilfelError, TableError."""
    if fil.status != Status.GRANSKAS or fil.format not in TABELLER:
        raise FilfelError(f"Kolumnerna i {fil.namn} går inte att välja om.")
    sant = Sant(fil.namn, bytes(fil.innehall), fil.avsandare, fil.tackning_tom, fil.omfattning)
    igenkand = som_kalkylblad(sant.innehall, sant.namn, Kallnamn(fil.kalla))
    if fil.profil:
        igenkand = igenkand._replace(profil=fil.profil)
    vantar = _behall(fil.kommun, sant, igenkand, user, tid)
    discard(fil=fil, user=user, tid=tid)
    return vantar


def kolumner_valda(
    *, fil: MottagenFil, spara: bool, user: User | None, tid: datetime
) -> MottagenFil:
    """The columns are chosen: receive the file by them, and keep the mapping if asked to.

    Raises TableError when it cannot be read so; FilfelError when it does not wait for columns.
    """
    if fil.status != Status.KARTLAGGS:
        raise FilfelError(f"Filen {fil.namn} väntar inte längre på att kolumnerna väljs.")
    mottagen, _ny = ta_emot(
        kommun=fil.kommun,
        kalla=fil.kalla,
        namn=fil.namn,
        innehall=bytes(fil.innehall),
        tackning_tom=fil.tackning_tom,
        avsandare=fil.avsandare,
        format=Format.KALKYLBLAD,
        omfattning=fil.omfattning,
        profil=fil.profil,
        user=user,
        tid=tid,
    )
    if spara:
        kartlaggning.save_kartlaggning(
            kommun=fil.kommun,
            avsandare=fil.avsandare,
            kalla=fil.kalla,
            profil=fil.profil or {},
            user=user,
            tid=tid,
        )
    kartlaggning.received(fil=fil, som=mottagen, user=user, tid=tid)
    return mottagen


def _som(kommun: Kommun, sant: Sant, kalla: Kallnamn | None, valj_kolumner: bool) -> Igenkand:
    """What the file is to be read as: what it looks like, unless a person has said otherwise."""
    if valj_kolumner:
        return som_kalkylblad(sant.innehall, sant.namn, kalla)
    kept = Kartlaggning.objects.filter(kommun=kommun)
    found = kanna_igen(sant.innehall, sant.namn, avsandare=sant.avsandare, kartlaggningar=kept)
    if kalla is None or kalla == found.kalla:
        return found
    if found.format not in TABELLER:
        raise TableError(
            f"{found.varfor} Den berättar om {found.kalla.label.lower()}, inte om "
            f"{kalla.label.lower()}. Välj rätt källa, eller låt Kaja känna igen filen."
        )
    return som_kalkylblad(sant.innehall, sant.namn, kalla)


def _omfattning(sant: Sant, igenkand: Igenkand) -> str:
    return sant.omfattning or vanlig_omfattning(igenkand.format, igenkand.kalla)


def _behall(
    kommun: Kommun, sant: Sant, igenkand: Igenkand, user: User | None, tid: datetime
) -> MottagenFil:
    return kartlaggning.keep(
        kommun=kommun,
        kalla=igenkand.kalla,
        profil=igenkand.profil or {},
        user=user,
        tid=tid,
        **sant._replace(omfattning=_omfattning(sant, igenkand))._asdict(),
    )
