"""Where a person stands in the list that one came from, and who is before and after."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from kaja.access.vyer import Begaran


def i_listan(request: Begaran, pk: int) -> dict[str, object]:
    """The list's name and address, and the person's place in it if she was there."""
    lista = request.session.get("lista") or {}
    personer: list[int] = lista.get("personer", [])
    if pk not in personer:
        return {"namn": "Målgrupp", "url": reverse("malgrupp")}
    plats = personer.index(pk)
    return {
        "namn": "Oklart" if lista["vy"] == "oklart" else "Målgrupp",
        "url": f"{reverse(lista['vy'])}?{lista['fraga']}",
        "plats": lista["fore"] + plats + 1,
        "antal": lista["antal"],
        **dict(_grannar(personer, plats)),
    }


def _grannar(personer: list[int], plats: int) -> Iterator[tuple[str, int]]:
    if plats > 0:
        yield "fore", personer[plats - 1]
    if plats + 1 < len(personer):
        yield "efter", personer[plats + 1]
