"""What is wrong in the database afterwards, in sentences; run where it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tests.harda.samtidiga.saker import BORJAN, FALT, RAKNAT
from tests.harda.samtidiga.varld import Varld

Sparat = dict[str, list[str]]


def granska(varld: Varld, sparat: Sparat) -> list[str]:
    """Everything that does not agree with what the editors were told."""
    return [
        *(rad for sak in FALT for rad in _texten(sak, sparat[sak])),
        *_atgarden(varld, sparat["atgard"]),
        *_kontakterna(varld, sparat["kontakt"]),
        *_uppgifterna(varld, sparat["uppgift"]),
    ]


def _texten(sak: str, sparat: list[str]) -> Iterator[str]:
    """The count is as many as were saved, and each stands in a version of its own."""
    from kaja.insatser.models import Kartlaggning, Plan

    versioner = Kartlaggning.objects if sak == "kartlaggning" else Plan.objects
    texter = list(versioner.order_by("version").values_list("version", FALT[sak]))
    traffar = [RAKNAT.fullmatch(text) for _, text in texter]
    raknat, marken = [int(t[1]) for t in traffar if t], [t[2] for t in traffar if t]
    if sorted(marken) != sorted(sparat):
        yield f"{sak}: {len(set(sparat) - set(marken))} sparade saknas i historien"
    if raknat != list(range(1, len(sparat) + 1)):
        yield f"{sak}: {len(sparat) - max(raknat, default=0)} av {len(sparat)} ändringar förlorade"
    if [nr for nr, _ in texter] != list(range(1, len(texter) + 1)):
        yield f"{sak}: versionerna går inte i följd"
    yield from _loggen(f"{sak}.", len(sparat))


def _atgarden(varld: Varld, sparat: list[str]) -> Iterator[str]:
    """Each change moved the planned start a day, from the day before it."""
    from kaja.insatser.models import Atgardsversion

    versioner = Atgardsversion.objects.filter(atgard=varld.atgard).order_by("version")
    starter = list(versioner.values_list("planerad_fran", flat=True))
    skulle = [BORJAN + timedelta(days=nr) for nr in range(len(sparat) + 1)]
    if starter != skulle:
        raknat = (max(start for start in starter if start) - BORJAN).days
        yield f"atgard: {len(sparat) - raknat} av {len(sparat)} ändringar förlorade"
    yield from _loggen("atgard.andrad", len(sparat))


def _kontakterna(varld: Varld, sparat: list[str]) -> Iterator[str]:
    """Each is there once, and the youth has a next day that was set after the last of them."""
    from kaja.insatser.models import Handlaggning, Kontakt

    antal = Kontakt.objects.filter(person=varld.person, ersatt__isnull=True).count()
    if antal != len(sparat):
        yield f"kontakt: {antal} antecknade av {len(sparat)} sparade"
    skott = Handlaggning.objects.get(person=varld.person, oppen=True)
    if sparat and (skott.senaste_kontakt is None or skott.nasta_datum is None):
        yield "kontakt: den unge har inget nästa datum efter den"
    yield from _loggen("kontakt.", len(sparat))


def _uppgifterna(varld: Varld, sparat: list[str]) -> Iterator[str]:
    """Each task has the one who was told that she took it, and nobody else was."""
    from kaja.insatser.models import Uppgift

    tagna = Uppgift.objects.filter(pk__in=varld.uppgifter, tagen_av__isnull=False)
    if not len(sparat) == tagna.count() == len(varld.uppgifter):
        yield f"uppgift: {tagna.count()} tagna av {len(varld.uppgifter)}, {len(sparat)} fick ja"
    namn = [f"r{e.removeprefix('red').partition('@')[0]}n" for e in
            tagna.values_list("tagen_av__email", flat=True)]  # fmt: skip
    if sorted(namn) != sorted(marke[: marke.index("n") + 1] for marke in sparat):
        yield "uppgift: en annan än den som fick ja har den"
    yield from _loggen("uppgift.tagen", len(sparat))


def _loggen(handling: str, antal: int) -> Iterator[str]:
    from kaja.audit.models import Handelse

    handelser = Handelse.objects.filter(handling__startswith=handling).count()
    if handelser != antal:
        yield f"{handling}: {handelser} händelser i loggen om {antal} ändringar"
