"""The controls that are put together as text are what Django's own templates give."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from kaja.web.komponenter.formularfalt import ENRADIGA, Renderare

ORD = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=8)
TECKEN = ORD | st.sampled_from(['"><script>', "&amp;", "å'ä\"ö", "None"])
ATTRS = st.dictionaries(
    st.sampled_from(["class", "id", "autocomplete", "required", "aria-describedby"]),
    TECKEN | st.booleans() | st.integers(0, 9),
)
FALT: list[type[forms.Widget]] = [
    *(forms.TextInput, forms.NumberInput, forms.EmailInput, forms.PasswordInput),
    *(forms.HiddenInput, forms.DateInput, forms.URLInput, forms.CheckboxInput),
]


@given(
    falt=st.sampled_from(FALT),
    namn=TECKEN,
    varde=TECKEN | st.none() | st.just(date(2026, 11, 23)) | st.just(SafeString("<b>")),
    attrs=ATTRS,
)
def test_a_field_of_one_line_is_what_django_gives(
    falt: type[forms.Widget], namn: str, varde: object, attrs: dict[str, Any]
) -> None:
    ruta = falt()
    assert _ut(ruta, Renderare(), namn, varde, attrs) == _ut(
        ruta, DjangoTemplates(), namn, varde, attrs
    )


@given(
    falt=st.sampled_from([forms.Select, forms.SelectMultiple, forms.NullBooleanSelect]),
    val=st.lists(st.tuples(TECKEN | st.integers(), TECKEN | st.just(SafeString("<i>så</i>")))),
    vilket=st.integers(0, 9),
    attrs=ATTRS,
    grupp=st.booleans(),
)
def test_a_list_of_choices_is_what_django_gives(
    falt: type[forms.Select], val: list[Any], vilket: int, attrs: dict[str, Any], *, grupp: bool
) -> None:
    ruta = falt() if falt is forms.NullBooleanSelect else falt(choices=val)
    if grupp and falt is not forms.NullBooleanSelect:
        ruta.choices = [("Skolan", val), ("", gettext_lazy("None"))]
    varde = val[vilket % len(val)][0] if val else None
    assert _ut(ruta, Renderare(), "gor", varde, attrs) == _ut(
        ruta, DjangoTemplates(), "gor", varde, attrs
    )


@pytest.mark.parametrize("mall", sorted(ENRADIGA))
def test_every_field_of_one_line_has_django_s_template_of_it(mall: str) -> None:
    rad = '{% include "django/forms/widgets/input.html" %}'
    assert DjangoTemplates().get_template(mall).template.source.strip() == rad


def _ut(
    ruta: forms.Widget, ritare: DjangoTemplates, namn: str, varde: object, attrs: dict[str, Any]
) -> str:
    return re.sub(r"\n\s*", "", str(ruta.render(namn, varde, attrs, renderer=ritare)))
