"""What each field of the received files is for; see kaja.ungdom.dataklass.

Raw rows may hold more than the register may keep, so they go when they have become facts.
"""

from kaja.audit.grunder import SPAR, SYFTE, TEKNISK

UPPGIFT = "4 § 1–2 förordningen (2006:39)"
FILEN = "när filen är inläst, ersatt eller kastad och inte längre behövs (7 § förordningen)"
RADEN = "när raden har blivit fakta, annars med filen"
KVAR = "fem år"

KLASSNING: dict[str, tuple[str, str, str, str]] = {
    "MottagenFil.id": ("Skilja filer åt", TEKNISK, "ingen", KVAR),
    "MottagenFil.kommun": ("Vilken kommuns fil", SYFTE, "ingen", KVAR),
    "MottagenFil.kalla": ("Vilket slags fil", SYFTE, "ingen", KVAR),
    "MottagenFil.namn": ("Hänvisa till filen som belägg", SYFTE, "ingen", KVAR),
    "MottagenFil.format": ("Läsa filen på rätt sätt", TEKNISK, "ingen", KVAR),
    "MottagenFil.omfattning": ("Veta vad det betyder att någon saknas", SYFTE, "ingen", KVAR),
    "MottagenFil.profil": ("Läsa filen på rätt sätt", TEKNISK, "ingen", KVAR),
    "MottagenFil.slut_bekraftat": ("En människa har sett att många slutar", SPAR, "ingen", KVAR),
    "MottagenFil.angrad_tid": ("Veta när filen togs tillbaka", SPAR, "ingen", KVAR),
    "MottagenFil.angrad_av": ("Veta vem som tog tillbaka filen", SPAR, "säkerhet", KVAR),
    "MottagenFil.sha256": ("Känna igen samma fil", SPAR, "ingen", KVAR),
    "MottagenFil.innehall": ("Läsa om filen", UPPGIFT, "skyddsvärd", FILEN),
    "MottagenFil.teckenkodning": ("Läsa å, ä och ö rätt", TEKNISK, "ingen", KVAR),
    "MottagenFil.avsandare": ("Veta vem som rapporterat", SYFTE, "ingen", KVAR),
    "MottagenFil.tackning_tom": ("Veta hur långt källan räcker", SYFTE, "ingen", KVAR),
    "MottagenFil.mottagen": ("Hänvisa till filen som belägg", SYFTE, "ingen", KVAR),
    "MottagenFil.mottagen_av": ("Veta vem som tog emot filen", SPAR, "säkerhet", KVAR),
    "MottagenFil.status": ("Veta hur långt filen kommit", TEKNISK, "ingen", KVAR),
    "MottagenFil.inlast_tid": ("Veta när filen lästes in", SPAR, "ingen", KVAR),
    "MottagenFil.inlast_av": ("Veta vem som läste in filen", SPAR, "säkerhet", KVAR),
    "MottagenFil.antal_rader": ("Visa vad filen gav", TEKNISK, "ingen", KVAR),
    "MottagenFil.antal_godkanda": ("Visa vad filen gav", TEKNISK, "ingen", KVAR),
    "MottagenFil.antal_problem": ("Visa vad filen gav", TEKNISK, "ingen", KVAR),
    "MottagenFil.antal_dubbletter": ("Visa vad filen gav", TEKNISK, "ingen", KVAR),
    "MottagenFil.skulle": ("Visa vad som skulle ändras", UPPGIFT, "personuppgift", FILEN),
    "Rad.id": ("Skilja rader åt", TEKNISK, "ingen", RADEN),
    "Rad.kommun": ("Vilken kommuns rad", SYFTE, "ingen", RADEN),
    "Rad.fil": ("Vilken fil raden står i", SYFTE, "ingen", RADEN),
    "Rad.nr": ("Hänvisa till raden som belägg", SYFTE, "ingen", RADEN),
    "Rad.ordning": ("Skilja uppgifterna på en rad åt", TEKNISK, "ingen", RADEN),
    "Rad.nummer": ("Föra raden till rätt person", UPPGIFT, "personuppgift", RADEN),
    "Rad.celler": ("Bli fakta när filen godkänts", UPPGIFT, "skyddsvärd", RADEN),
    "Rad.vantar": ("Vänta in personen", TEKNISK, "ingen", RADEN),
    "Radproblem.id": ("Skilja rader åt", TEKNISK, "ingen", FILEN),
    "Radproblem.kommun": ("Vilken kommuns rad", SYFTE, "ingen", FILEN),
    "Radproblem.fil": ("Vilken fil raden står i", SYFTE, "ingen", FILEN),
    "Radproblem.rad": ("Hitta raden i filen", SYFTE, "ingen", FILEN),
    "Radproblem.kolumn": ("Hitta felet i raden", SYFTE, "ingen", FILEN),
    "Radproblem.varde": ("Visa vad som var fel", UPPGIFT, "skyddsvärd", FILEN),
    "Radproblem.problem": ("Säga vad som är fel och vad man gör", SYFTE, "personuppgift", FILEN),
    "Radproblem.information": ("Skilja upplysning från fel", TEKNISK, "ingen", FILEN),
    "Kartlaggning.id": ("Skilja kartläggningar åt", TEKNISK, "ingen", KVAR),
    "Kartlaggning.kommun": ("Vilken kommuns kartläggning", SYFTE, "ingen", KVAR),
    "Kartlaggning.avsandare": ("Känna igen nästa fil från samma håll", SYFTE, "ingen", KVAR),
    "Kartlaggning.kalla": ("Vilket slags fil", SYFTE, "ingen", KVAR),
    "Kartlaggning.profil": ("Vilken kolumn som säger vad", TEKNISK, "ingen", KVAR),
    "Kartlaggning.andrad": ("Veta när den ändrades", SPAR, "ingen", KVAR),
    "Kartlaggning.andrad_av": ("Veta vem som ändrade", SPAR, "säkerhet", KVAR),
}
