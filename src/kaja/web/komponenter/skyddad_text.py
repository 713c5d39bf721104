"""Guarded free text: a form field that does not let through what may not be written.

How a form uses it:

    class Kontaktform(forms.Form):
        anteckning = SkyddadText(
            namn="kontakt.anteckning", label="Anteckning", max_length=500, required=False,
            far_skrivas_over=True,
        )

        def __init__(self, *args, person, **kwargs):
            super().__init__(*args, **kwargs)
            galler(self, person=person.pk, egna_nummer={person.nummer})

In the template `<c-skyddad-text :falt="form.anteckning" />`, or `<c-falt>` with a help text of the
page's own. A text that is warned for comes back as typed with every hit told. Where
`far_skrivas_over` is true the writer may choose a reason, and then the form is valid. What was
overridden is recorded in the same transaction as the text is saved:

    with transaction.atomic():
        kontakt = actions.log_contact(...)
        record_overrides(
            kommun=..., aktor=..., objekt=f"kontakt:{kontakt.pk}", tid=nu(),
            overskrivna=overskrivningar(form),
        )

`namn` is stable: it is what the data protection officer sees, and must not change with the page.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from kaja.audit.overskrivet import Overskriven, Overskrivningsskal
from kaja.regler.forbjudna_uppgifter import Traff, granska
from kaja.web.komponenter.skydd_traffar import SKAL, traffruta


class Skrivet(str):
    """What came in a field, with the reason chosen for letting it stand: "" for none."""

    __slots__ = ("skal",)
    skal: str


class Skyddadruta(forms.Textarea):
    """The text box, below it what was hit, and while one types the same from `skydd_granska`."""

    template_name = "kaja/skyddad_text.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 3, **(attrs or {})})
        self.far_skrivas_over = False
        self.egna_nummer: frozenset[str] = frozenset()
        self.person: int | None = None

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        text = super().value_from_datadict(data, files, name)
        if text is None:
            return None
        skrivet = Skrivet(text)
        skrivet.skal = str(data.get(SKAL.format(name), ""))
        return skrivet

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        traffar = granska(str(value or ""), self.egna_nummer)
        skal = getattr(value, "skal", "")
        ruta = traffruta(str(value or ""), traffar, namn=name, far=self.far_skrivas_over, skal=skal)
        fraga = {"person": self.person, "adress": reverse("skydd_granska")}
        return super().get_context(name, value, attrs) | ruta | fraga


class SkyddadText(forms.CharField):
    """Free text with what the ordinance allows, and no more. The module tells how it is used."""

    widget: type[forms.Widget] | forms.Widget = Skyddadruta

    def __init__(self, *, namn: str, far_skrivas_over: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.namn, self.far_skrivas_over = namn, far_skrivas_over
        self.ruta.far_skrivas_over = far_skrivas_over

    @property
    def ruta(self) -> Skyddadruta:
        assert isinstance(self.widget, Skyddadruta)
        return self.widget

    def clean(self, value: Any) -> str:
        """The text. ValidationError with every word that was hit, unless a reason is chosen."""
        text: str = super().clean(value)
        traffar = self.traffar(text)
        if traffar and not (self.far_skrivas_over and _skalet(value)):
            raise ValidationError(_mening(str(self.label), text, traffar), code="skydd")
        return text

    def traffar(self, text: str) -> tuple[Traff, ...]:
        """What the guard says of the text, with the youth's own numbers let through."""
        return granska(text, self.ruta.egna_nummer)


def galler(form: forms.BaseForm, *, person: int, egna_nummer: Collection[str]) -> None:
    """Tell the form's guarded fields whom they are about: her own numbers may be written."""
    for falt in form.fields.values():
        if isinstance(falt, SkyddadText):
            falt.ruta.person = person
            falt.ruta.egna_nummer = frozenset(egna_nummer)


def overskrivningar(form: forms.BaseForm) -> list[Overskriven]:
    """What was overridden in a valid form, to record when its texts are saved."""
    return [
        over
        for namn, falt in form.fields.items()
        if isinstance(falt, SkyddadText)
        and (over := _overskriven(falt, form[namn].data, form.cleaned_data.get(namn, "")))
    ]


def _overskriven(falt: SkyddadText, varde: Any, text: str) -> Overskriven | None:
    traffar = falt.traffar(text)
    skal = _skalet(varde)
    if not traffar or skal is None:
        return None
    slag = tuple(dict.fromkeys(str(traff.slag) for traff in traffar))
    return Overskriven(falt.namn, slag, tuple(dict.fromkeys(t.regel for t in traffar)), skal)


def _skalet(varde: Any) -> Overskrivningsskal | None:
    skal = getattr(varde, "skal", "")
    return Overskrivningsskal(skal) if skal in Overskrivningsskal.values else None


def _mening(etikett: str, text: str, traffar: tuple[Traff, ...]) -> str:
    ord = ", ".join(dict.fromkeys(f"”{text[t.start : t.slut]}”" for t in traffar))
    return f"{etikett}: {ord} får inte föras in. Skriv om, som det står vid fältet."
