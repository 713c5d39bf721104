"""Someone else has saved: both side by side, a choice for each field, and nothing lost.

A view that saves on top of a version reads its form with `inskickat`, and answers with
`konfliktsida` when the save says AndratUnderTidenError. The page sends the same form again, on top
of the version that there is now, with what was chosen for each field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django import forms
from django.forms import BoundField
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict

from kaja.access.vyer import Begaran
from kaja.web.handlaggare.jamforbar import Jamforbar
from kaja.web.handlaggare.sammanfora import (
    Innehall,
    Jamforelse,
    Krock,
    jamfor,
    sammanfort,
    valt,
)
from kaja.web.komponenter.text import datum_i_text

EGNA = frozenset({"csrfmiddlewaretoken", "version", "bas", "gor"})
"""What a form sends besides its content. `bas` is the version that the fields were filled from."""
Bygg = Callable[[Innehall], Jamforbar]
"""Makes the form with this content, and fields for all of it."""


class Inskickat(NamedTuple):
    """A form as it came: its content, the versions, what the pressed button does, and the fields
    that collided and for which nothing was chosen."""

    innehall: dict[str, list[str]]
    version: int
    bas: int
    gor: str
    ovalda: list[str]

    @property
    def data(self) -> MultiValueDict[str, str]:
        return MultiValueDict(self.innehall)


class Sparat(NamedTuple):
    """What there is now: the content, its version, and who saved it when."""

    innehall: Innehall
    version: int
    bas: int
    av: str
    tid: datetime | None
    mening: str = ""


class Sida(NamedTuple):
    """What the page of a collision shows besides, the form, and where one turns back."""

    visar: dict[str, object]
    bygg: Bygg
    tillbaka: str


class Visad(NamedTuple):
    """A field side by side, in words."""

    namn: str
    etikett: str
    fore: str
    sparat: str
    mitt: str
    rad: Krock
    text: bool

    @property
    def ihop(self) -> str:
        return "\n\n".join(v for v in (self.sparat, self.mitt) if v)


def inskickat(post: QueryDict) -> Inskickat:
    """What came, whether from the form itself or from the page of a collision."""
    skickat = {namn: post.getlist(namn) for namn in post}
    innehall, ovalda = valt({n: v for n, v in skickat.items() if n not in EGNA})
    return Inskickat(
        innehall, _tal(post.get("version")), _tal(post.get("bas")), post.get("gor", ""), ovalda
    )


def _tal(text: str | None) -> int:
    return int(text[:9]) if text and text.isdecimal() else 0


def redan_sparat(sparat: Sparat, mitt: Inskickat) -> bool:
    """Whether what was typed is exactly what is saved: the button was pressed twice."""
    rort = jamfor(sparat.innehall, sparat.innehall, mitt.innehall)
    return not rort.mina


def konfliktsida(
    request: Begaran, sida: Sida, *, fore: Innehall, sparat: Sparat, mitt: Inskickat
) -> HttpResponse:
    """The page where one chooses. Status 409: nothing was saved."""
    jamfort = jamfor(fore, sparat.innehall, mitt.innehall)
    form = sida.bygg({**sparat.innehall, **mitt.innehall})
    krockar, deras, mina = (i_ord(rader, form) for rader in jamfort)
    return render(
        request,
        "handlaggare/konflikt.html",
        {
            **sida.visar,
            "tillbaka": sida.tillbaka,
            "krockar": krockar,
            "deras": deras,
            "mina": mina,
            "sparat": sparat,
            "gor": mitt.gor,
            "ovalda": bool(mitt.ovalda),
            "dolda": _dolda(jamfort, mitt, {en.namn for en in krockar}),
        },
        status=409,
    )


def _dolda(jamfort: Jamforelse, mitt: Inskickat, krockade: Iterable[str]) -> list[tuple[str, str]]:
    allt = sammanfort(jamfort, mitt.innehall)
    return [(namn, v) for namn, vs in allt.items() if namn not in krockade for v in vs]


def i_ord(rader: Iterable[Krock], form: Jamforbar) -> list[Visad]:
    """The fields that differ as a page shows them; what the form does not show is left out."""
    synliga = {falt.name for falt in form.visible_fields()}
    return [_visad(rad, form) for rad in rader if rad.namn in synliga]


def _visad(rad: Krock, form: Jamforbar) -> Visad:
    falt = form[rad.namn]
    fore, sparat, mitt = (_varde(falt, v) for v in (rad.fore, rad.sparat, rad.mitt))
    text = isinstance(falt.field.widget, forms.Textarea)
    return Visad(rad.namn, form.etikett(rad.namn), fore, sparat, mitt, rad, text)


def _varde(falt: BoundField, varden: Iterable[str]) -> str:
    """The values of a field in words: those of what is chosen, days written out."""
    if isinstance(falt.field, forms.BooleanField):
        return "Ja" if any(varden) else "Nej"
    val = dict(getattr(falt.field, "choices", ()))
    return ", ".join(datum_i_text(str(val.get(v, v))) for v in varden)


def fran_sparat(innehall: Innehall, falten: Mapping[str, forms.Field]) -> dict[str, object]:
    """What a form begins with (`initial`) when this is saved."""
    return {namn: _borja(innehall.get(namn, ()), falt) for namn, falt in falten.items()}


def _borja(varden: Sequence[str], falt: forms.Field) -> object:
    if isinstance(falt, forms.MultipleChoiceField):
        return list(varden)
    if isinstance(falt, forms.BooleanField):
        return bool(varden)
    return varden[-1] if varden else ""
