"""What each field of the logs is for; see kaja.access.dataklass for how to read the lines."""

LOGG = "säkerhetsmetadata (artikel 32 dataskyddsförordningen)"
FEM_AR = "fem år"

KLASSNING: dict[str, tuple[str, str, str, str]] = {
    f"{model}.{field}": (purpose, LOGG, "säkerhet", FEM_AR)
    for model, fields in {
        "Handelse": {
            "aktor": "Vem som gjorde något",
            "handling": "Vad som gjordes",
            "objekt": "Vad det gjordes med",
            "detaljer": "Vad som ändrades",
        },
        "Visning": {
            "anvandare": "Vem som tittade",
            "vy": "På vilken sida",
            "personer": "Vilka personer som visades, som id",
        },
        "Overskrivning": {
            "aktor": "Vem som skrev",
            "falt": "I vilket fält",
            "objekt": "I vad, som id",
            "slag": "Vad varningen gällde",
            "regler": "Vilka regler det gällde",
            "skal": "Varför texten fick stå",
        },
    }.items()
    for field, purpose in {
        "id": "Skilja rader åt",
        "kommun": "Vilken kommuns logg",
        "nr": "Radens plats i kedjan",
        "tid": "När det hände",
        "foregaende": "Upptäcka ändringar",
        "sigill": "Upptäcka ändringar",
        **fields,
    }.items()
} | {
    f"Kedja.{field}": ("Upptäcka att rader tagits bort", LOGG, "ingen", "bevaras")
    for field in ("id", "kommun", "logg", "nr", "sigill")
}
