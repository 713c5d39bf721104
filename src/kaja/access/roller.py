"""The roles and what each may do. docs/behorigheter.md is generated from here.

Least privilege: a role gets what its work needs. Chef sees numbers, never persons. Importör reads
files in but does not work with people. Dataskydd reads logs, not case content. Skola and ungdom
have doors of their own and nothing here.
"""

from __future__ import annotations

from django.db.models import TextChoices


class Roll(TextChoices):
    """The stable id of a role and its Swedish name."""

    SAMORDNARE = "samordnare", "Samordnare"
    HANDLAGGARE = "handlaggare", "Handläggare"
    SYV = "syv", "Studie- och yrkesvägledare eller coach"
    IMPORTOR = "importor", "Importör"
    CHEF = "chef", "Chef"
    SKOLA = "skola", "Skola"
    UNGDOM = "ungdom", "Ungdom"
    DATASKYDD = "dataskydd", "Dataskydd"
    INSPEKTOR = "inspektor", "Inspektör"
    SYSTEMFORVALTARE = "systemforvaltare", "Systemförvaltare"


CASE_WORK = frozenset({Roll.SAMORDNARE, Roll.HANDLAGGARE, Roll.SYV})

# permission → what it means in Swedish, and the roles that have it
RATTIGHETER: dict[str, tuple[str, frozenset[Roll]]] = {
    "malgrupp.se": ("Se listan över målgruppen", CASE_WORK | {Roll.INSPEKTOR}),
    "person.se": ("Se en ungdoms sida", CASE_WORK | {Roll.INSPEKTOR}),
    "skyddad.se": (
        "Se vem en ungdom med skyddade personuppgifter är",
        frozenset({Roll.SAMORDNARE}),
    ),
    "andring.se": (
        "Se vad som har ändrats, och varför",
        CASE_WORK | {Roll.INSPEKTOR},
    ),
    "andring.kvittera": (
        "Godkänna och ifrågasätta ändringar",
        frozenset({Roll.SAMORDNARE, Roll.HANDLAGGARE}),
    ),
    "fil.se": (
        "Se inlästa filer och deras rader",
        frozenset({Roll.SAMORDNARE, Roll.HANDLAGGARE, Roll.IMPORTOR, Roll.INSPEKTOR}),
    ),
    "fil.las_in": ("Läsa in filer", frozenset({Roll.SAMORDNARE, Roll.IMPORTOR})),
    "export.gora": (
        "Ta ut listor som fil",
        frozenset({Roll.SAMORDNARE, Roll.HANDLAGGARE}),
    ),
    "fullstandighet.se": (
        "Se hur fullständigt registret är, i siffror",
        frozenset({Roll.SAMORDNARE, Roll.HANDLAGGARE, Roll.CHEF, Roll.INSPEKTOR}),
    ),
    "installning.se": (
        "Se kommunens inställningar",
        frozenset({Roll.SAMORDNARE, Roll.HANDLAGGARE, Roll.CHEF, Roll.INSPEKTOR}),
    ),
    "installning.andra": ("Ändra kommunens inställningar", frozenset({Roll.SAMORDNARE})),
    "korning.se": (
        "Se körningarna",
        frozenset({Roll.SAMORDNARE, Roll.INSPEKTOR, Roll.SYSTEMFORVALTARE}),
    ),
    "korning.starta": ("Pröva om alla svar", frozenset({Roll.SAMORDNARE})),
    "identitet.hantera": (
        "Säga att två nummer är, eller inte är, samma person",
        frozenset({Roll.SAMORDNARE, Roll.HANDLAGGARE}),
    ),
    "uppgift.gora": ("Ta uppgifter och anteckna svar på frågor", CASE_WORK),
    "insats.skriva": (
        "Anteckna kontakter, kartläggning, plan och åtgärder, och ändra ägare och datum",
        CASE_WORK,
    ),
    "beslut.fatta": (
        "Fatta och upphäva kommunens egna beslut om målgruppen",
        frozenset({Roll.SAMORDNARE, Roll.HANDLAGGARE}),
    ),
    "text.granska": (
        "Pröva en text mot det som inte får skrivas",
        CASE_WORK | {Roll.DATASKYDD},
    ),
    "utskick.se": (
        "Se utskick, och vem som har fått vad",
        frozenset({Roll.SAMORDNARE, Roll.HANDLAGGARE, Roll.INSPEKTOR}),
    ),
    "utskick.gora": (
        "Skicka brev, sms och e-post till ungdomar",
        frozenset({Roll.SAMORDNARE, Roll.HANDLAGGARE}),
    ),
    "utskick.texter": (
        "Ändra avsändaren och texterna i brev",
        frozenset({Roll.SAMORDNARE}),
    ),
    "stod.underlag": (
        "Ta ut underlag till lön för ekonomiskt stöd, med personnummer",
        frozenset({Roll.SAMORDNARE}),
    ),
    "stod.kostnad": (
        "Se vad ekonomiskt stöd kostar",
        frozenset({Roll.SAMORDNARE, Roll.HANDLAGGARE, Roll.CHEF}),
    ),
    "skolsignal.tal": (
        "Se hur många anmälningar som kommit från skolor, i siffror",
        frozenset({Roll.SAMORDNARE, Roll.HANDLAGGARE, Roll.CHEF}),
    ),
    "skolsignal.se": (
        "Se anmälningar från skolor",
        frozenset({Roll.SAMORDNARE, Roll.HANDLAGGARE}),
    ),
    "skolsignal.skriva": (
        "Registrera och handlägga anmälningar från skolor",
        frozenset({Roll.SAMORDNARE, Roll.HANDLAGGARE}),
    ),
    "logg.se": ("Läsa loggarna", frozenset({Roll.DATASKYDD, Roll.INSPEKTOR})),
}


def table() -> str:
    """The roles and their permissions as a Markdown table, for docs/behorigheter.md."""
    head = ["Roll", *(text for text, _ in RATTIGHETER.values())]
    rows = [
        [f"{roll.label} (`{roll}`)"]
        + ["ja" if roll in roles else "–" for _, roles in RATTIGHETER.values()]
        for roll in Roll
    ]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
