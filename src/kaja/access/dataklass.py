"""What each field is for, what it rests on, how sensitive it is and when it goes.

One line a field: purpose, ground, sensitivity, retention. tests/husprov/test_falt.py fails for a
field without a line and for a line without a field, and says which words may stand in the third.
"""

KONTO = "så länge kontot finns"
ROLL = "två år efter att rollen upphört"

KLASSNING: dict[str, tuple[str, str, str, str]] = {
    "Kommun.kod": ("Skilja kommuner åt", "teknisk uppgift", "ingen", "bevaras"),
    "Kommun.namn": ("Visa kommunens namn", "teknisk uppgift", "ingen", "bevaras"),
    "User.id": ("Skilja konton åt", "säkerhetsmetadata", "säkerhet", KONTO),
    "User.email": ("Logga in", "säkerhetsmetadata", "personuppgift", KONTO),
    "User.namn": ("Visa vem som gjort något", "säkerhetsmetadata", "personuppgift", KONTO),
    "User.sprak": ("Visa sidor på valt språk", "användarens eget val", "ingen", KONTO),
    "User.password": ("Logga in", "säkerhetsmetadata", "säkerhet", KONTO),
    "User.last_login": ("Se oanvända konton", "säkerhetsmetadata", "säkerhet", KONTO),
    "User.is_active": ("Stänga ett konto", "säkerhetsmetadata", "säkerhet", KONTO),
    "User.skapad": ("Veta när kontot gjordes", "säkerhetsmetadata", "säkerhet", KONTO),
    "Medlemskap.id": ("Skilja rader åt", "säkerhetsmetadata", "säkerhet", ROLL),
    "Medlemskap.user": ("Vem som har rollen", "säkerhetsmetadata", "säkerhet", ROLL),
    "Medlemskap.kommun": ("Var rollen gäller", "säkerhetsmetadata", "säkerhet", ROLL),
    "Medlemskap.roll": ("Vad användaren får göra", "säkerhetsmetadata", "säkerhet", ROLL),
    "Medlemskap.fran": ("När rollen börjar", "säkerhetsmetadata", "säkerhet", ROLL),
    "Medlemskap.till": ("När rollen slutar", "säkerhetsmetadata", "säkerhet", ROLL),
    "Enhet.id": ("Skilja enheter åt", "teknisk uppgift", "ingen", "bevaras"),
    "Enhet.kommun": ("Vilken kommuns enhet", "teknisk uppgift", "ingen", "bevaras"),
    "Enhet.namn": ("Känna igen enheten", "teknisk uppgift", "ingen", "bevaras"),
    "Enhet.fran": ("När enheten börjar", "teknisk uppgift", "ingen", "bevaras"),
    "Enhet.till": ("När enheten slutar", "teknisk uppgift", "ingen", "bevaras"),
    "Enhetsplats.id": ("Skilja rader åt", "säkerhetsmetadata", "säkerhet", ROLL),
    "Enhetsplats.enhet": ("Vilken enhet", "säkerhetsmetadata", "säkerhet", ROLL),
    "Enhetsplats.user": ("Vem som arbetar där", "säkerhetsmetadata", "säkerhet", ROLL),
    "Enhetsplats.fran": ("Från när", "säkerhetsmetadata", "säkerhet", ROLL),
    "Enhetsplats.till": ("Till när", "säkerhetsmetadata", "säkerhet", ROLL),
}
