"""De slutna valen om en åtgärd. Inget av dem säger något om hälsa, tro, ursprung eller brott (5 §
förordningen 2006:39): den som avbröt har avbrutit, och varför i övrigt antecknas inte."""

from __future__ import annotations

from enum import StrEnum


class Erbjudandesvar(StrEnum):
    """Vad den unge svarade. Stödet är frivilligt: ett nej är ett svar."""

    INTE_SVARAT = "inte_svarat"
    JA = "ja"
    NEJ = "nej"


class Nejskal(StrEnum):
    """Varför den unge tackade nej, med den unges egna ord så nära det går."""

    VILL_ANNAT = "vill_annat"
    VILL_INTE_NU = "vill_inte_nu"
    HAR_ARBETE = "har_arbete"
    STUDERAR = "studerar"
    PASSAR_INTE = "passar_inte"
    FOR_LANGT = "for_langt"
    INTE_SAGT = "inte_sagt"


class Atgardsslut(StrEnum):
    """Varför åtgärden upphörde (4 § 3 förordningen 2006:39)."""

    GENOMFORD = "genomford"
    TILL_STUDIER = "till_studier"
    TILL_ARBETE = "till_arbete"
    ANNAN_ATGARD = "annan_atgard"
    UNG_AVBROT = "ung_avbrot"
    KOMMUN_AVBROT = "kommun_avbrot"
    ANORDNARE_AVBROT = "anordnare_avbrot"
    OMFATTAS_INTE = "omfattas_inte"


class Ansvarig(StrEnum):
    """Vem som ansvarar för insatsen: den unge, kommunen eller en annan aktör."""

    UNGDOM = "ungdom"
    KOMMUN = "kommun"
    ANNAN = "annan"


class Gang(StrEnum):
    """Hur det går, när åtgärden följs upp."""

    SOM_PLANERAT = "som_planerat"
    MER_STOD = "mer_stod"
    BEHOVER_ANDRAS = "behover_andras"
    DELTAR_INTE = "deltar_inte"
    INTE_NADD = "inte_nadd"
