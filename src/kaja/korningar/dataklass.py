"""What each field of the runs is for; see kaja.ungdom.dataklass."""

P1 = "4 § 1 förordningen (2006:39)"
SYFTE = "3 § förordningen (2006:39)"
SPAR = "säkerhetsmetadata"
TEKNISK = "teknisk uppgift"
KVAR = "bevaras"
SIST = "senast vid utgången av det år personen fyller 21 (7 § förordningen)"

KLASSNING: dict[str, tuple[str, str, str, str]] = {
    "Korning.id": ("Skilja körningar åt", TEKNISK, "ingen", KVAR),
    "Korning.kommun": ("Vilken kommuns körning", SYFTE, "ingen", KVAR),
    "Korning.slag": ("Vad som görs", TEKNISK, "ingen", KVAR),
    "Korning.lage": ("Veta hur långt den kommit", TEKNISK, "ingen", KVAR),
    "Korning.dag": ("Vilken dag svaren gäller", SYFTE, "ingen", KVAR),
    "Korning.fil": ("Vilken fil det gäller", SYFTE, "ingen", KVAR),
    "Korning.utskick": ("Vilket utskick det gäller", SYFTE, "ingen", KVAR),
    "Korning.begard": ("Veta när den begärdes", SPAR, "ingen", KVAR),
    "Korning.begard_av": ("Veta vem som begärde den", SPAR, "säkerhet", KVAR),
    "Korning.startad": ("Veta när den började", TEKNISK, "ingen", KVAR),
    "Korning.puls": ("Märka att den avbrutits", TEKNISK, "ingen", KVAR),
    "Korning.slutad": ("Veta när den var klar", TEKNISK, "ingen", KVAR),
    "Korning.att_gora": ("Visa hur långt den kommit", TEKNISK, "ingen", KVAR),
    "Korning.gjort": ("Visa hur långt den kommit", TEKNISK, "ingen", KVAR),
    "Korning.andrade_svar": ("Visa vad den gav", TEKNISK, "ingen", KVAR),
    "Korning.registerhandelser": ("Visa vad den gav", TEKNISK, "ingen", KVAR),
    "Korning.sett": ("Veta vad som ändrats till nästa gång", TEKNISK, "ingen", KVAR),
    "Korning.fel": ("Säga varför den stannade", TEKNISK, "ingen", KVAR),
}
