"""What each field of the runs is for; see kaja.ungdom.dataklass."""

from kaja.audit.grunder import BEVARAS, SPAR, SYFTE, TEKNISK

KLASSNING: dict[str, tuple[str, str, str, str]] = {
    "Korning.id": ("Skilja körningar åt", TEKNISK, "ingen", BEVARAS),
    "Korning.kommun": ("Vilken kommuns körning", SYFTE, "ingen", BEVARAS),
    "Korning.slag": ("Vad som görs", TEKNISK, "ingen", BEVARAS),
    "Korning.lage": ("Veta hur långt den kommit", TEKNISK, "ingen", BEVARAS),
    "Korning.dag": ("Vilken dag svaren gäller", SYFTE, "ingen", BEVARAS),
    "Korning.fil": ("Vilken fil det gäller", SYFTE, "ingen", BEVARAS),
    "Korning.utskick": ("Vilket utskick det gäller", SYFTE, "ingen", BEVARAS),
    "Korning.begard": ("Veta när den begärdes", SPAR, "ingen", BEVARAS),
    "Korning.begard_av": ("Veta vem som begärde den", SPAR, "säkerhet", BEVARAS),
    "Korning.startad": ("Veta när den började", TEKNISK, "ingen", BEVARAS),
    "Korning.puls": ("Märka att den avbrutits", TEKNISK, "ingen", BEVARAS),
    "Korning.slutad": ("Veta när den var klar", TEKNISK, "ingen", BEVARAS),
    "Korning.att_gora": ("Visa hur långt den kommit", TEKNISK, "ingen", BEVARAS),
    "Korning.gjort": ("Visa hur långt den kommit", TEKNISK, "ingen", BEVARAS),
    "Korning.andrade_svar": ("Visa vad den gav", TEKNISK, "ingen", BEVARAS),
    "Korning.registerhandelser": ("Visa vad den gav", TEKNISK, "ingen", BEVARAS),
    "Korning.sett": ("Veta vad som ändrats till nästa gång", TEKNISK, "ingen", BEVARAS),
    "Korning.fel": ("Säga varför den stannade", TEKNISK, "ingen", BEVARAS),
}
