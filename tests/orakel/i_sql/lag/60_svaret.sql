-- Svaret om var och en, i samma kolumner som `kaja bedom` men utan meningarna.
CREATE VIEW svaret AS
SELECT
    u.personnummer,
    u.utfall,
    u.avgorande_punkt,
    s.dag AS omfattas_fran,
    g.dag AS galler_till_och_med,
    i.orsak AS ingangsorsak,
    CASE WHEN u.utfall = 'omfattas' THEN v.start END AS vantar_pa_start
FROM dagens_utfall u
JOIN galler_till g ON g.personnummer = u.personnummer
LEFT JOIN omfattas_sedan s ON s.personnummer = u.personnummer
LEFT JOIN ingangsorsak i ON i.personnummer = u.personnummer
LEFT JOIN vantar_pa v ON v.personnummer = u.personnummer;
