"""The marks and the writing of dates and numbers, for templates: `{% load kaja %}`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kaja.web.komponenter import markup, text

register = template.Library()

ETIKETTER = {
    "login": "E-postadress",
    "email": "E-postadress",
    "password": "Lösenord",
    "oldpassword": "Nuvarande lösenord",
    "password1": "Nytt lösenord",
    "password2": "Nytt lösenord igen",
    "code": "Kod",
    "remember": "Kom ihåg mig på den här datorn",
}

for markering in (
    markup.ikon,
    markup.form,
    markup.lage,
    markup.punktlage,
    markup.frist,
    markup.alder,
    markup.alternativ,
):
    register.simple_tag(markering)
register.simple_tag(text.antal)
register.simple_tag(text.alder_text)
for skrivning in (
    text.datum,
    text.datum_langt,
    text.datum_med_dag,
    text.datum_med_ar,
    text.dag_iso,
    text.cell,
    text.personnummer,
    text.tidpunkt,
    text.tal,
    text.datum_i_text,
    text.initialer,
):
    register.filter(skrivning.__name__, skrivning)


@register.filter
def iso(dag: Any) -> str:
    """A day in data: 2026-11-23."""
    return dag.isoformat() if dag else ""


@register.filter
def ar_dag(varde: object) -> bool:
    """Whether a value in a table is a day, which is never broken over two lines."""
    return isinstance(varde, date)


@register.filter
def laget(namn: str) -> str:
    """The colour group of a state."""
    return markup.LAGEN[namn][0]


@register.filter
def figuren(namn: str) -> str:
    """The shape of a state."""
    return markup.LAGEN[namn][1]


@register.filter
def etikett(falt: BoundField) -> str:
    """The label of a field; allauth's own labels are replaced, its Swedish is uneven."""
    egen = ETIKETTER.get(falt.name) if type(falt.form).__module__.startswith("allauth.") else None
    return egen or str(falt.label)


@register.filter
def felmeningar(falt: BoundField) -> list[str]:
    """What is wrong in a field and what to do; an empty required field names itself."""
    meningar: list[str] = []
    for fel in falt.errors.as_data():
        saknas = fel.code == "required"
        meningar += [f"{etikett(falt)} saknas. Fyll i fältet."] if saknas else fel.messages
    return meningar


@register.filter
def falt_med_fel(formular: BaseForm) -> list[BoundField]:
    """The fields that a page lists in its error summary."""
    return [falt for falt in formular if falt.errors]


@register.simple_tag
def inmatning(falt: BoundField, *, hjalp: str = "", **attribut: str) -> str:
    """The control of a field, dressed and tied to its help and its error."""
    namn = falt.id_for_label
    beskrivs_av = [f"{namn}-hjalp"] * bool(hjalp) + [f"{namn}-fel"] * bool(falt.errors)
    attrs: dict[str, str | bool] = {"class": "ds-input", **{k: v for k, v in attribut.items() if v}}
    if beskrivs_av:
        attrs["aria-describedby"] = " ".join(beskrivs_av)
    if falt.errors:
        attrs["aria-invalid"] = "true"
    # No example in the field itself. A blank one stays: by it a style can tell that it is empty.
    if falt.field.widget.attrs.get("placeholder", "").strip():
        del falt.field.widget.attrs["placeholder"]
    return falt.as_widget(attrs=attrs)


@register.simple_tag
def skript(namn: str) -> SafeString:
    """A script of Kaja's own: a file of its own, read when the page stands (the policy allows no
    other)."""
    return format_html('<script src="{}" defer></script>', static(f"kaja/js/{namn}.js"))


@register.simple_tag(takes_context=True)
def med(context: template.Context, **byten: object) -> str:
    """This page's query string with some values changed; an empty value takes one away."""
    fraga = context["request"].GET.copy()
    fraga.pop("page", None)
    for namn, varde in byten.items():
        fraga.pop(namn, None)
        if varde not in ("", None):
            fraga[namn] = str(varde)
    return f"?{fraga.urlencode()}"


@register.simple_tag(takes_context=True)
def utan(context: template.Context, namn: str) -> str:
    """This page's query string without one value: what a chip that takes a filter away leads to."""
    return med(context, **{namn: ""})
