"""What an SS 12000 server is asked for, and what is kept of its answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple

from kaja.intake.sources.ss12000.anslutning import Hamtfel
from kaja.intake.sources.ss12000.borttagna import borttagna_personer
from kaja.intake.sources.ss12000.falt import Dubblerat, Faltfel
from kaja.intake.sources.ss12000.layout import avskalad_organisation, avskalad_person, vuxen_utan
from kaja.intake.sources.ss12000.sidor import Sida

FINNS_INTE = "finns inte"
_FLEST_SIDOR, _FLEST_TOMMA, _LANGSTA_TOKEN = 100_000, 20, 8_000
_OM_OCH_OM = "Servern skickar samma sida om och om igen. Be leverantören rätta det."
_ALDRIG_SLUT = "Servern skickar sidor utan slut. Be leverantören rätta det."
_INGEN_SIDA = "Servern svarade med något som inte är en sida i SS 12000. Kontrollera adressen."


class Fraga(NamedTuple):
    """One kind of thing to fetch: its path, the filter of the first page, and what to keep.

    Without a `umbarlig` one the fetch goes on.
    """

    vag: str
    filter: dict[str, str]
    behall: Callable[[object], list[object]]
    umbarlig: bool = False


def fragor(sedan: datetime | None, ar: int) -> list[Fraga]:
    """What to fetch, everything or what has changed since.

    A full fetch asks for those who have or have had an enrolment: teachers and guardians are none
    of our business. Of changes all are asked for, since a pupil whose last enrolment was taken away
    has none any more; of those, grown-ups without enrolments are not kept.
    """
    skolor = Fraga("organisations", {}, _organisationer)
    personer = partial(_personer, ar=ar)
    if sedan is None:
        return [skolor, Fraga("persons", {"relationship.entity.type": "enrolment"}, personer)]
    efter = f"{sedan.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    borttag = {"after": efter, "entities": "Person"}
    return [
        skolor,
        Fraga("persons", {"meta.modified.after": efter}, personer),
        Fraga("deletedEntities", borttag, _borttagna, umbarlig=True),
    ]


def tolkad(svar: object, fraga: Fraga) -> tuple[list[object], Sida]:
    """What is kept of a page, and the page. Raises Hamtfel when the answer is none.

    A plain list is a last page: servers without paging are seen to answer so.
    """
    if isinstance(svar, list):
        svar = {"data": svar}
    if not isinstance(svar, dict) or isinstance(svar, Dubblerat) or "data" not in svar:
        raise Hamtfel(_INGEN_SIDA)
    data, nasta = svar["data"], svar.get("pageToken") or None
    if nasta is not None and not (isinstance(nasta, str) and len(nasta) <= _LANGSTA_TOKEN):
        raise Hamtfel(_INGEN_SIDA)
    return fraga.behall(data), Sida(nasta, _avtryck(data))


def kontrollera(sida: Sida, tidigare: Sequence[Sida]) -> None:
    """Raises Hamtfel when the page leads nowhere: it has come before, or there is no end."""
    avtryck = {fore.avtryck for fore in tidigare} - {""}
    token = {fore.nasta for fore in tidigare} - {None}
    if sida.avtryck in avtryck or sida.nasta in token:
        raise Hamtfel(_OM_OCH_OM)
    tomma = [fore for fore in tidigare[-_FLEST_TOMMA:] if not fore.avtryck]
    if len(tidigare) >= _FLEST_SIDOR or len(tomma) == _FLEST_TOMMA:
        raise Hamtfel(_ALDRIG_SLUT)


def _avtryck(data: object) -> str:
    """Tells pages apart, also those of which nothing is kept. Blank for an empty page."""
    if not data:
        return ""
    try:
        return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
    except RecursionError as fel:
        raise Hamtfel(_INGEN_SIDA) from fel


def _lista(data: object) -> list[object]:
    if isinstance(data, list):
        return data
    raise Hamtfel(_INGEN_SIDA)


def _organisationer(data: object) -> list[object]:
    return [avskalad_organisation(post) for post in _lista(data)]


def _personer(data: object, ar: int) -> list[object]:
    return [avskalad_person(post) for post in _lista(data) if not vuxen_utan(post, ar)]


def _borttagna(data: object) -> list[object]:
    try:
        return [*borttagna_personer(data)]
    except Faltfel as fel:
        raise Hamtfel(_INGEN_SIDA) from fel
