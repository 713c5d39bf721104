"""Which persons a source says that it has removed."""

from __future__ import annotations

from kaja.intake.sources.ss12000.falt import Faltfel, lista, objekt, text

_PERSON = {"person", "persons"}


def borttagna_personer(varde: object) -> list[str]:
    """The ids of the removed persons.

    The standard has lists of ids under the names of the kinds, `{"persons": [...]}`. Servers are
    seen to give a plain list of `{"entityType": "Person", "id": ...}` instead. Raises Faltfel.
    """
    if isinstance(varde, list):
        poster = [objekt(post, "deletedEntities") for post in varde]
        return [
            text(post, "id") for post in poster if text(post, "entityType").casefold() in _PERSON
        ]
    post = objekt(varde, "deletedEntities")
    if "data" in post:
        return borttagna_personer(post["data"])
    nycklar = lista(post, "persons") or []
    for nyckel in nycklar:
        if not isinstance(nyckel, str):
            raise Faltfel("persons", nyckel, "Här ska stå id som text. Be avsändaren rätta det.")
    return [nyckel for nyckel in nycklar if isinstance(nyckel, str)]
