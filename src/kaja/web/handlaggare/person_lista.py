"""Where a person stands in the list that one came from, and who is before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from django.urls import reverse

from kaja.access.vyer import Begaran
from kaja.web.handlaggare.dagsbild import sagd_dag
from kaja.web.komponenter.text import tal

NAMN = {
    "oklart": "Oklart",
    "register": "Register",
    "register_dag": "Register en annan dag",
    "att_gora": "Att göra",
}


def minns_listan(
    request: Begaran, vy: str, personer: Iterable[int], *, fore: int = 0, antal: int | None = None
) -> None:
    """Remember what a list (the name of its address) showed, in its order: these persons (ids), of
    `antal`, after `fore` others; without `antal` they are all that it counts. Nothing is written
    when it is the list that was seen last."""
    visade = list(dict.fromkeys(personer))
    lista = {
        "vy": vy,
        "fraga": request.GET.urlencode(),
        "personer": visade,
        "fore": fore,
        "antal": antal,
    }
    if request.session.get("lista") != lista:
        request.session["lista"] = lista


def i_listan(request: Begaran, pk: int) -> dict[str, object]:
    """The list's name and address, and the person's place in it if she was there; and what leads to
    those before and after on the day that her page is about."""
    lista = request.session.get("lista") or {}
    personer: list[int] = lista.get("personer", [])
    if pk not in personer:
        return {"namn": "Målgrupp", "vy": "malgrupp", "url": reverse("malgrupp")}
    plats, vy, fraga = personer.index(pk), lista["vy"], lista["fraga"]
    antal = lista["antal"]
    av = f"av {tal(antal)}" if antal is not None else f"av de {tal(len(personer))} som visades"
    return {
        "namn": NAMN.get(vy, "Målgrupp"),
        "vy": vy,
        "url": f"{reverse(vy)}?{fraga}" if fraga else reverse(vy),
        "plats": f"{tal(lista['fore'] + plats + 1)} {av}",
        "samma_dag": f"?{urlencode(dag)}" if (dag := sagd_dag(request.GET)) else "",
        **dict(_grannar(personer, plats)),
    }


def _grannar(personer: list[int], plats: int) -> Iterator[tuple[str, int]]:
    if plats > 0:
        yield "fore", personer[plats - 1]
    if plats + 1 < len(personer):
        yield "efter", personer[plats + 1]
