"""What is done for a youth: who looks after them, contacts, occupation, meetings, what
they want, the plan, åtgärder with places and support, and tasks."""

from kaja.insatser.models.atgard import (
    Ansvarigval,
    Atgard,
    Atgardsuppfoljning,
    Atgardsversion,
    Gangval,
    Nejval,
    Slutval,
    Svarsval,
)
from kaja.insatser.models.atgardskatalog import Atgardsslag
from kaja.insatser.models.handlaggning import ETAPP_I_ORD, NASTA_I_ORD, Handlaggning, Pausorsak
from kaja.insatser.models.kartlaggning import (
    AnnanAktor,
    Kartlaggning,
    Oavslutat,
    Saknas,
    Samtycke,
    Stodbehov,
    Vill,
)
from kaja.insatser.models.kontakt import Kanalval, Kontakt, Medval, Onskemal, Utfallval
from kaja.insatser.models.massandring import Massandring, Massandringsslag
from kaja.insatser.models.mote import Mote, Motesslag
from kaja.insatser.models.plan import (
    Insatsslut,
    Overenskommet,
    Plan,
    Planinsats,
    Planslut,
    Planstatus,
    Vem,
)
from kaja.insatser.models.plats import Arbetsgivare
from kaja.insatser.models.stod import (
    Loneunderlag,
    Loneunderlagsrad,
    Lonskal,
    Narvaro,
    Regelval,
    Stodbeslut,
    Stodregel,
    Stodval,
)
from kaja.insatser.models.sysselsattning import (
    Sagtav,
    Sysselsattning,
    Sysselsattningstid,
    Sysselsattningsval,
)
from kaja.insatser.models.trappa import Anpassningsorsak, Trappanpassning
from kaja.insatser.models.uppgift import FRISTER, TIDSATTA, Skjutskal, Uppgift, Uppgiftsslag
from kaja.insatser.models.veckobrev import Kalendernyckel, Veckobrev

__all__ = [
    "ETAPP_I_ORD",
    "FRISTER",
    "NASTA_I_ORD",
    "TIDSATTA",
    "AnnanAktor",
    "Anpassningsorsak",
    "Ansvarigval",
    "Arbetsgivare",
    "Atgard",
    "Atgardsslag",
    "Atgardsuppfoljning",
    "Atgardsversion",
    "Gangval",
    "Handlaggning",
    "Insatsslut",
    "Kalendernyckel",
    "Kanalval",
    "Kartlaggning",
    "Kontakt",
    "Loneunderlag",
    "Loneunderlagsrad",
    "Lonskal",
    "Massandring",
    "Massandringsslag",
    "Medval",
    "Mote",
    "Motesslag",
    "Narvaro",
    "Nejval",
    "Oavslutat",
    "Onskemal",
    "Overenskommet",
    "Pausorsak",
    "Plan",
    "Planinsats",
    "Planslut",
    "Planstatus",
    "Regelval",
    "Sagtav",
    "Saknas",
    "Samtycke",
    "Skjutskal",
    "Slutval",
    "Stodbehov",
    "Stodbeslut",
    "Stodregel",
    "Stodval",
    "Svarsval",
    "Sysselsattning",
    "Sysselsattningstid",
    "Sysselsattningsval",
    "Trappanpassning",
    "Uppgift",
    "Uppgiftsslag",
    "Utfallval",
    "Veckobrev",
    "Vem",
    "Vill",
]
