"""What has become known of a person: facts that came, changed or went, in pairs. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kaja.flows.andrat_meningar import (
    Byte,
    Lage,
    om_bevis,
    om_folkbokforing,
    om_motsvarande,
    om_studie,
)
from kaja.register.andringsskal import Nyhet, Om
from kaja.underlag.models import Bevisfaktum, Faktum, Folkbokforingsfaktum, Studiefaktum


def nyheter(fore: Iterable[Faktum], nu: Iterable[Faktum], lage: Lage) -> list[Nyhet]:
    """What has happened: `fore` are the facts that hold no more, `nu` those that are new."""
    return [_nyhet(byte, lage) for byte in _byten(fore, nu)]


def _byten(fore: Iterable[Faktum], nu: Iterable[Faktum]) -> Iterator[Byte]:
    """The facts in pairs, two versions of the same thing together."""
    gamla = {_sak(fakt): fakt for fakt in fore}
    for fakt in nu:
        gammal = gamla.pop(_sak(fakt), None)
        # Said again after it was gone: the same as it was.
        if gammal is None or gammal.varden() != fakt.varden():
            yield Byte(gammal, fakt)
    for fakt in gamla.values():
        yield Byte(fakt, None)


def _sak(fakt: Faktum) -> tuple[object, ...]:
    return type(fakt), *(getattr(fakt, namn) for namn in fakt.NYCKEL)


def _nyhet(byte: Byte, lage: Lage) -> Nyhet:
    match byte.en:
        case Folkbokforingsfaktum():
            om, mening = Om.FOLKBOKFORING, om_folkbokforing(byte, lage)
        case Studiefaktum():
            om, mening = Om.STUDIE, om_studie(byte, lage)
        case Bevisfaktum():
            om, mening = Om.BEVIS, om_bevis(byte)
        case _:
            om, mening = Om.MOTSVARANDE, om_motsvarande(byte)
    return Nyhet(om, _med_filen(byte, lage, mening), _plats(byte.nu))


def _med_filen(byte: Byte, lage: Lage, mening: str) -> str:
    """A file that was taken back is the reason before all others."""
    fore = byte.fore
    if fore is None or fore.fil_id not in lage.angrade:
        return mening
    assert fore.fil is not None  # it has an id
    return f"Filen {fore.fil.namn} togs tillbaka: {mening[:1].lower()}{mening[1:]}"


def _plats(fakt: Faktum | None) -> str:
    """The file and row as the receipt of an answer has them."""
    if fakt is None or fakt.fil is None:
        return ""
    return f"{fakt.fil.namn} rad {fakt.rad}" if fakt.rad else fakt.fil.namn
