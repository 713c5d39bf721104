"""Alla svar som punkterna kan ge: id, utfall, mening och, när svaret är oklart, vad som ska frågas.

Ett id byts aldrig. En mening får ändras. `{}` fylls med värdena i svaret, i ordning.
"""

from __future__ import annotations

from kaja.regler.byggstenar import Skal, Utfall

_JA, _NEJ, _OKLART = Utfall.UPPFYLLT, Utfall.INTE_UPPFYLLT, Utfall.OKLART

# Hemkommun (29 kap. 6 §)
FOLKBOKFORD_SEDAN = Skal("hemkommun.folkbokford", _JA, "Folkbokförd i kommunen sedan {}.")
FOLKBOKFORD = Skal(
    "hemkommun.folkbokford_utan_datum",
    _JA,
    "Bor här enligt folkbokföringen, utan uppgift om sedan när.",
)
ANNAN_KOMMUN = Skal("hemkommun.annan", _NEJ, "Folkbokförd i en annan kommun ({}).")
INTE_LANGRE_HAR = Skal(
    "hemkommun.inte_langre", _NEJ, "Inte längre folkbokförd i kommunen, sedan {}."
)
INTE_I_SVERIGE_AN = Skal("hemkommun.fore_sverige", _NEJ, "Inte folkbokförd i Sverige före {}.")
AVREGISTRERAD = {
    "AV": Skal("hemkommun.avliden", _NEJ, "Avliden {}.", bestar=True),
    "UV": Skal("hemkommun.utvandrad", _NEJ, "Utvandrad {}."),
    "GN": Skal("hemkommun.numret_ersatt", _NEJ, "Numret är ersatt av ett nytt personnummer {}."),
    "OB": Skal("hemkommun.forsvunnen", _NEJ, "Avregistrerad som försvunnen {}."),
}
AVREGISTRERAD_UTAN_DATUM = {
    "AV": Skal(
        "hemkommun.avliden_utan_datum", _NEJ, "Avliden, men dagen är inte känd.", bestar=True
    ),
    "UV": Skal("hemkommun.utvandrad_utan_datum", _NEJ, "Utvandrad, men dagen är inte känd."),
    "GN": Skal("hemkommun.numret_ersatt_utan_datum", _NEJ, "Numret är ersatt av ett nytt."),
    "OB": Skal(
        "hemkommun.forsvunnen_utan_datum",
        _NEJ,
        "Avregistrerad som försvunnen, men dagen är inte känd.",
    ),
}
SKYDDAD_FOLKBOKFORING = Skal(
    "hemkommun.skyddad",
    _OKLART,
    "Skyddad folkbokföring: det är vistelsen och inte registret som avgör hemkommunen.",
    fraga="Vistas personen stadigvarande i kommunen? Fråga utan att röja var personen finns.",
    till="den unge",
)
INGEN_FOLKBOKFORING = Skal(
    "hemkommun.ingen_uppgift",
    _OKLART,
    "Ingen uppgift om folkbokföring gäller den dagen.",
    fraga="Var är personen folkbokförd den dagen? Slå upp numret i folkbokföringen.",
    till="folkbokföringen",
)

# 1. Under 20 år
UNDER_20 = Skal("p1.under_20", _JA, "Fyller 20 år {}.")
FYLLT_20 = Skal("p1.fyllt_20", _NEJ, "Fyllde 20 år {}.", bestar=True)
FODELSEDAG_OKAND = Skal(
    "p1.okand",
    _OKLART,
    "Födelsedagen är inte känd: numret visar den inte.",
    fraga="Vilken dag är personen född?",
    till="den unge",
)

# 2. Skolplikten
SKOLPLIKT_OVER = Skal("p2.fullgjord", _JA, "Skolplikten är över sedan {}, räknat på födelseåret.")
SKOLPLIKT_OVER_BESLUT = Skal("p2.fullgjord_dag", _JA, "Skolpliktens sista dag var {}.")
KOM_UTAN_SKOLPLIKT = Skal(
    "p2.utan_skolplikt", _JA, "Folkbokförd i Sverige {}, i en ålder utan skolplikt."
)
KVAR_I_GRUNDSKOLA_JA = Skal(
    "p2.kvar_uppfyllt",
    _JA,
    "Går kvar i {} sedan {}, men enligt kommunens inställning är skolplikten ändå fullgjord.",
)
SKOLPLIKT_GALLER = Skal("p2.galler", _NEJ, "Skolplikten gäller till och med {}.")
KOM_UTAN_SKOLPLIKT_2015 = Skal(
    "p2.utan_skolplikt_2015",
    _NEJ,
    "Folkbokförd i Sverige {}, i en ålder utan skolplikt, men omfattas först från 2018-07-01.",
)
UTAN_SKOLPLIKT_INTE_HAR_AN = Skal(
    "p2.utan_skolplikt_inte_an",
    _NEJ,
    "Folkbokförd i Sverige först {}, i en ålder utan skolplikt.",
)
KVAR_I_GRUNDSKOLA_NEJ = Skal(
    "p2.kvar_inte_uppfyllt",
    _NEJ,
    "Går kvar i {} sedan {}, men enligt kommunens inställning omfattas eleven inte så länge.",
)
KVAR_I_GRUNDSKOLA = Skal(
    "p2.kvar",
    _OKLART,
    "Går kvar i {} sedan {} fast skolplikten är över.",
    fraga="Går eleven kvar för att avsluta grundskolan, och till vilken dag?",
    till="skolan",
)
SKOLPLIKTSBESLUT_UTAN_DATUM = Skal(
    "p2.beslut_utan_datum",
    _OKLART,
    "Det finns ett beslut om skolplikten, men inte till vilken dag.",
    fraga="Vilken är skolpliktens sista dag enligt beslutet?",
    till="skolverksamheten",
)
FODELSEAR_OKANT = Skal(
    "p2.okant_ar",
    _OKLART,
    "Födelseåret är inte känt, så det går inte att säga när skolplikten upphör.",
    fraga="Vilket år är personen född?",
    till="den unge",
)

# 3. Går inte i gymnasieutbildning
INGEN_UTBILDNING = Skal(
    "p3.ingen", _JA, "Ingen pågående gymnasieutbildning, och elevuppgifterna går till och med {}."
)
SLUTADE = Skal(
    "p3.slutade", _JA, "Slutade i {} {}, och ingen ny gymnasieutbildning till och med {}."
)
AVBROT = Skal("p3.avbrot", _JA, "Avbröt {} {}, och ingen ny gymnasieutbildning till och med {}.")
VANTAR_PA_START = Skal(
    "p3.vantar", _JA, "Ingen pågående gymnasieutbildning: väntar på start {} i {}."
)
RAKNAS_INTE = Skal(
    "p3.raknas_inte", _JA, "Läser {} sedan {}, som inte räknas som gymnasieutbildning."
)
GAR_I_UTBILDNING = Skal("p3.gar", _NEJ, "Går i {} sedan {}.")
GAR_I_UTBILDNING_TILL = Skal("p3.gar_till", _NEJ, "Går i {} sedan {}, till och med {}.")
ELEVUPPGIFTER_GAMLA = Skal(
    "p3.inte_farsk",
    _OKLART,
    "Ingen pågående utbildning är känd, men elevuppgifterna går bara till och med {}.",
    fraga="Lämna nyare elevuppgifter.",
    till="källan",
    kalla="elever",
)
ELEVUPPGIFTER_OKANDA = Skal(
    "p3.tackning_saknas",
    _OKLART,
    "Ingen pågående utbildning är känd, men det är inte sagt hur långt elevuppgifterna går.",
    fraga="Till och med vilken dag gäller elevuppgifterna?",
    till="källan",
    kalla="elever",
)
AVBROTT_UTAN_DATUM = Skal(
    "p3.avbrott_utan_datum",
    _OKLART,
    "Avbrott i {}, som började {}, men slutdatum saknas.",
    fraga="Vilken dag slutade eleven?",
    till="skolan",
)

# 4. Gymnasieexamen
INTE_GATT_KLART = Skal("p4.inte_gatt_klart", _JA, "Har inte gått klart ett nationellt program.")
STUDIEBEVIS = Skal("p4.studiebevis", _JA, "Har studiebevis {}, som inte är en gymnasieexamen.")
INGEN_EXAMEN = Skal(
    "p4.ingen",
    _JA,
    "Gick ut gymnasieskolan {} utan examen, och bevisuppgifterna går till och med {}.",
)
HAR_EXAMEN = Skal("p4.examen", _NEJ, "Har gymnasieexamen {}.", bestar=True)
EXAMEN_OKAND = Skal(
    "p4.inte_rapporterat",
    _OKLART,
    "Gick ut gymnasieskolan {}, men bevisuppgifterna går bara till och med {}.",
    fraga="Fick eleven examensbevis eller studiebevis?",
    till="källan",
    kalla="bevis",
)
EXAMEN_TACKNING_OKAND = Skal(
    "p4.tackning_saknas",
    _OKLART,
    "Gick ut gymnasieskolan {}, men det är inte sagt hur långt bevisuppgifterna går.",
    fraga="Till och med vilken dag gäller bevisuppgifterna?",
    till="källan",
    kalla="bevis",
)

# 5. Gymnasiebevis från anpassad gymnasieskola
INTE_GATT_ANPASSAD = Skal("p5.inte_gatt_klart", _JA, "Har inte gått klart anpassad gymnasieskola.")
STUDIEBEVIS_ANPASSAD = Skal(
    "p5.studiebevis", _JA, "Har studiebevis {}, som inte är ett gymnasiebevis."
)
INGET_GYMNASIEBEVIS = Skal(
    "p5.inget",
    _JA,
    "Gick ut anpassad gymnasieskola {} utan bevis, och bevisuppgifterna går till och med {}.",
)
HAR_GYMNASIEBEVIS = Skal(
    "p5.gymnasiebevis", _NEJ, "Har gymnasiebevis från anpassad gymnasieskola {}.", bestar=True
)
GYMNASIEBEVIS_OKANT = Skal(
    "p5.inte_rapporterat",
    _OKLART,
    "Gick ut anpassad gymnasieskola {}, men bevisuppgifterna går bara till och med {}.",
    fraga="Fick eleven gymnasiebevis?",
    till="källan",
    kalla="bevis",
)
GYMNASIEBEVIS_TACKNING_OKAND = Skal(
    "p5.tackning_saknas",
    _OKLART,
    "Gick ut anpassad gymnasieskola {}, men det är inte sagt hur långt bevisuppgifterna går.",
    fraga="Till och med vilken dag gäller bevisuppgifterna?",
    till="källan",
    kalla="bevis",
)

# 6. Utbildning som motsvarar gymnasiet
INGET_MOTSVARANDE = Skal("p6.inget", _JA, "Ingen utbildning som motsvarar gymnasiet är känd.")
HAR_MOTSVARANDE = Skal("p6.bevis", _NEJ, "Har {} {}.", bestar=True)
BEDOMD_MOTSVARANDE = Skal(
    "p6.bedomd",
    _NEJ,
    "En handläggare bedömde {} att utbildningen motsvarar gymnasiet.",
    bestar=True,
)
MOTSVARANDE_UTREDS = Skal(
    "p6.utreds",
    _OKLART,
    "Det utreds sedan {} om utbildningen motsvarar gymnasiet.",
    fraga="Motsvarar utbildningen gymnasiet, och är den godkänd?",
    till="den unge",
)

ALLA: tuple[Skal, ...] = tuple(
    sorted(
        {
            skal.id: skal
            for varde in list(globals().values())
            for skal in (varde.values() if isinstance(varde, dict) else (varde,))
            if isinstance(skal, Skal)
        }.values(),
        key=lambda skal: skal.id,
    )
)
