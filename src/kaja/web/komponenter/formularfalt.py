"""The controls of forms as text: a page of eight filters spends a tenth of its time on Django's
templates for them, one for each choice. What comes out is the same, but for the line breaks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString

from kaja.web.komponenter.markup import ren, som_markup

Ruta = Mapping[str, Any]
"""What a widget says of itself: name, value, attrs, and for a list its optgroups."""


LISTA = "django/forms/widgets/select.html"
ENRADIGA = frozenset(
    f"django/forms/widgets/{slag}.html"
    for slag in ("text", "number", "email", "password", "hidden", "date")
)


class Renderare(DjangoTemplates):
    """Lists of choices and fields of one line are put together here, the rest by Django."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """As Django's: the control named by the template."""
        if template_name == LISTA and _utan_grupper(context["widget"]):
            return lista(context["widget"])
        if template_name in ENRADIGA:
            return enradig(context["widget"])
        return super().render(template_name, context, request)


def _utan_grupper(ruta: Ruta) -> bool:
    return not any(grupp for grupp, _, _ in ruta["optgroups"])


def enradig(ruta: Ruta) -> SafeString:
    """A field of one line."""
    tom = ruta["value"] is None
    varde = "" if tom else f' value="{som_markup(ruta["value"])}"'
    slag, namn = ren(ruta["type"]), ren(ruta["name"])
    return SafeString(f'<input type="{slag}" name="{namn}"{varde}{_attribut(ruta)}>')


def lista(ruta: Ruta) -> SafeString:
    """A list of choices to choose from."""
    val = "".join(_val(ett) for _, valen, _ in ruta["optgroups"] for ett in valen)
    return SafeString(f'<select name="{ren(ruta["name"])}"{_attribut(ruta)}>{val}</select>')


def _val(ett: Ruta) -> str:
    varde, ord_ = som_markup(ett["value"]), som_markup(ett["label"])
    return f'<option value="{varde}"{_attribut(ett)}>{ord_}</option>'


def _attribut(ruta: Ruta) -> str:
    satta = [(namn, v) for namn, v in ruta["attrs"].items() if v is not False]
    return "".join(
        f" {ren(namn)}" if v is True else f' {ren(namn)}="{som_markup(v)}"' for namn, v in satta
    )
