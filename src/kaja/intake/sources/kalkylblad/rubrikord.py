"""The headings of spreadsheets: for each column those that mean it, and those that may mean it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from kaja.intake.sources.lasning import Slag

Ord: TypeAlias = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]

ALLA: Ord = {
    "personnummer": (
        ("personnr", "pnr", "persnr", "pers.nr", "personnummer samordningsnummer",
         "personnr/samordningsnr", "samordningsnummer", "identitetsnummer", "id-nummer", "idnr",
         "person-id", "elevens personnummer", "ungdomens personnummer"),
        ("född", "födelsedata", "födelsenummer", "id", "person", "nummer"),
    ),
    "fornamn": (("förnamn", "fnamn", "tilltalsnamn", "elevens förnamn"), ()),
    "efternamn": (("efternamn", "enamn", "släktnamn", "elevens efternamn"), ()),
    "namn": (
        ("namn", "elev", "elevnamn", "elevens namn", "ungdom", "ungdomens namn", "hela namnet",
         "fullständigt namn", "efternamn förnamn", "förnamn efternamn", "deltagare"),
        ("person",),
    ),
}  # fmt: skip

_ELEVER: Ord = {
    "skolform": (
        ("skolform", "skoltyp", "utbildningsform", "verksamhetsform"),
        ("utbildningstyp", "form", "utbildning", "nivå"),
    ),
    "startdatum": (
        ("start", "in", "inskriven", "inskrivningsdatum", "inskriven datum", "inskriven från",
         "inskrivning", "studiestart", "började", "började datum", "börjat", "från", "fr.o.m.",
         "from", "från och med", "från datum", "fromdatum", "placerad från", "placering från",
         "första dag", "datum in", "indatum"),
        ("antagen", "period från", "datum från", "kursstart", "kurs start"),
    ),
    "slutdatum": (
        ("slut", "ut", "avslutsdatum", "avslutad", "avslutad datum", "avslutningsdatum",
         "utskriven", "utskrivningsdatum", "till", "t.o.m.", "tom", "till och med", "till datum",
         "tomdatum", "slutade", "slutat", "avgång", "avgångsdatum", "avgått", "avbrottsdatum",
         "datum för avbrott", "sista dag", "sista studiedag", "placerad till", "placering till",
         "datum ut", "utdatum", "faktiskt slut", "faktiskt slutdatum"),
        ("planerat slut", "planerat slutdatum", "beräknat slut", "beräknat slutdatum",
         "preliminärt slutdatum", "period till", "kursslut", "kurs slut"),
    ),
    "avbrott": (
        ("avbrottsorsak", "avgångsorsak", "avslutsorsak", "slutorsak", "avbruten", "studieavbrott",
         "orsak till avslut", "orsak till avbrott", "avbrott ja/nej"),
        ("orsak", "anledning", "status", "slutade i förtid"),
    ),
    "skolenhetskod": (
        ("skolenhet", "skolkod", "enhetskod", "skolans kod", "kod skolenhet"),
        ("skola", "enhet", "gymnasieskola"),
    ),
    "studievag": (
        ("studieväg", "studievägskod", "program", "programkod", "gymnasieprogram", "utbildningskod",
         "nationellt program"),
        ("utbildning", "programnamn", "inriktning"),
    ),
    "huvudman": (("skolhuvudman", "utbildningsanordnare"), ("anordnare", "ägare")),
}  # fmt: skip
_FOLKBOKFORING: Ord = {
    "kommunkod": (
        ("kommun", "hemkommun", "folkbokföringskommun", "kommunnr", "hemkommun kod", "länkommun",
         "lkf"),
        ("ort",),
    ),
    "i_kommunen_fran": (
        ("inflyttad", "inflyttningsdatum", "inflyttningsdag", "datum för inflyttning",
         "i kommunen från", "inflyttad till kommunen", "boende från"),
        ("flyttdatum", "från", "from"),
    ),
    "i_kommunen_till_och_med": (
        ("i kommunen till", "utflyttad", "utflyttningsdatum", "boende till"), ("till", "tom"),
    ),
    "folkbokford_fran": (
        ("folkbokföringsdatum", "folkbokförd", "folkbokförd datum", "invandringsdatum",
         "första folkbokföring"), (),
    ),
    "skydd": (
        ("sekretess", "sekretessmarkering", "skyddad", "skyddad identitet", "skyddskod", "sekrmark",
         "skyddade personuppgifter"), (),
    ),
    "avregistrering": (
        ("avregistreringsorsak", "avregistreringskod", "orsak till avregistrering"), ("status",),
    ),
    "avregistrerad_fran": (
        ("avregistreringsdatum", "avregistrerad", "avregistrerad datum"), (),
    ),
    "skolplikt_upphor": (("skolplikten upphör", "skolplikt till", "skolpliktens sista dag"), ()),
    "nytt_personnummer": (("nytt pnr", "hänvisningsnummer", "hänvisning till", "nytt nummer"), ()),
    "adress": (("gatuadress", "utdelningsadress", "bostadsadress", "folkbokföringsadress"), ()),
    "postnummer": (("postnr", "pnr ort", "postnummer ort"), ()),
    "postort": (("ort", "postadress"), ()),
    "epost": (("e-post", "e-postadress", "mail", "mejl", "e-mail", "epostadress"), ()),
    "telefon": (
        ("telefonnummer", "tel", "telefonnr", "mobil", "mobilnummer", "mobiltelefon", "tfn"), (),
    ),
}  # fmt: skip
_BEVIS: Ord = {
    "typ": (
        ("bevistyp", "bevis", "typ av bevis", "betygsdokument", "examenstyp", "dokumenttyp",
         "slag av bevis"),
        ("examen", "betyg", "dokument", "resultat"),
    ),
    "datum": (
        ("bevisdatum", "examensdatum", "utfärdat", "utfärdad", "utfärdandedatum", "utfärdat datum",
         "datum för bevis", "betygsdatum", "utskriftsdatum"),
        ("examensdag", "dag"),
    ),
    "utfardare": (("utfärdare", "utfärdat av", "utfärdande skola"), ("skola", "huvudman")),
}  # fmt: skip
_KAA_LISTA: Ord = {
    "registrerad": (
        ("registreringsdatum", "registrerad datum", "inskriven i kaa", "in i kaa", "kaa från",
         "kaa fr.o.m.", "kaa from",
         "kaa start", "aktualiserad", "datum in", "registrerad från", "inskriven", "in"),
        ("start", "från", "datum", "inskrivningsdatum"),
    ),
    "orsak": (
        ("orsak till registrering", "registreringsorsak", "inskrivningsorsak", "ingångsorsak",
         "anledning", "varför kaa", "orsak kaa", "sysselsättning innan", "orsak in"),
        ("bakgrund", "status", "avbrottsorsak"),
    ),
    "avregistrerad": (
        ("avregistreringsdatum", "avregistrerad datum", "avslutsdatum", "avslutad i kaa",
         "ut ur kaa", "kaa till", "kaa t.o.m.", "kaa tom", "utskriven", "avslutat",
         "datum ut", "ut"),
        ("slut", "till", "slutdatum"),
    ),
    "avslutsorsak": (
        ("orsak till avslut", "orsak till avregistrering", "avregistrering", "anledning avslut",
         "avslutsanledning", "orsak ut", "avregistreringsorsak"), (),
    ),
    "senaste_kontakt": (
        ("senast kontaktad", "senaste kontakt datum", "kontakt senast", "kontakt", "kontaktad",
         "senaste kontaktdatum", "datum för kontakt", "sista kontakt"), (),
    ),
}  # fmt: skip
EGNA: Mapping[Slag, Ord] = {
    "folkbokforing": _FOLKBOKFORING,
    "elever": _ELEVER,
    "bevis": _BEVIS,
    "kaa_lista": _KAA_LISTA,
}
# Headings about somebody else than the youth: a guardian's number must never become the youth's.
ANNAN_PERSON = (
    "vårdnadshavare", "vårdnadshavares", "vårdnadshavaren", "vårdnadshavarens", "vh", "vh1", "vh2",
    "vhs", "målsman", "målsmans", "förälder", "förälders", "föräldrar", "mamma", "pappa", "mor",
    "far", "mentor", "mentors", "rektor", "handläggare", "handläggares", "syv", "kontaktperson",
    "lärare", "kurator",
)  # fmt: skip
