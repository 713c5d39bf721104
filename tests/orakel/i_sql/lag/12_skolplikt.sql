-- kaa.p2, 29 kap. 9 § första stycket 2: har fullgjort sin skolplikt eller, sedan 2018-07-01, har blivit
-- folkbokförd i landet vid en tidpunkt då han eller hon inte har skolplikt.

-- 7 kap. 12 §: skolplikten är över den 1 juli det år personen fyller 16, eller 17 för den vars senast
-- började obligatoriska skola är specialskolan (med samma startdag som en annan: specialskolan).
CREATE VIEW skolplikten AS
SELECT
    d.personnummer, d.dag, p.skolplikt_upphor, p.folkbokford_fran,
    CASE WHEN EXISTS (
        SELECT 1 FROM utbildning sp
        WHERE sp.personnummer = d.personnummer AND sp.skolform = 'SP' AND sp.startdatum <= d.dag
          AND NOT EXISTS (
              SELECT 1 FROM utbildning senare
              WHERE senare.personnummer = d.personnummer
                AND senare.skolform IN ('GR', 'GRS', 'SP', 'SAM')
                AND senare.startdatum <= d.dag
                AND senare.startdatum > sp.startdatum))
    THEN p.fodelsear + 17 ELSE p.fodelsear + 16 END || '-07-01' AS annars_over
FROM provad_dag d JOIN person p ON p.personnummer = d.personnummer;

-- Nyanländ: folkbokförd i landet först vid en ålder utan skolplikt. Ett känt sista datum för
-- skolplikten (7 kap. 13 och 14 §§) går före, också för den som är nyanländ.
CREATE VIEW skolpliktens_slut AS
SELECT
    personnummer, dag, folkbokford_fran,
    CASE WHEN skolplikt_upphor IS NOT NULL
         THEN CASE WHEN skolplikt_upphor < dag THEN 1 ELSE 0 END
         ELSE CASE WHEN annars_over <= dag THEN 1 ELSE 0 END END AS over,
    CASE WHEN skolplikt_upphor IS NULL AND folkbokford_fran >= annars_over
         THEN 1 ELSE 0 END AS nyanland
FROM skolplikten;

-- 7 kap. 15 §: den som går kvar i grundskolan, anpassade grundskolan eller specialskolan.
CREATE VIEW kvar_i_grundskolan AS
SELECT d.personnummer, d.dag
FROM provad_dag d
JOIN utbildning u ON u.personnummer = d.personnummer
WHERE u.skolform IN ('GR', 'GRS', 'SP')
  AND u.startdatum <= d.dag
  AND (u.slutdatum >= d.dag OR (u.slutdatum IS NULL AND u.avbruten = 0));

CREATE VIEW p2 AS
SELECT
    d.personnummer, d.dag, d.nyanland,
    CASE
        WHEN d.over = 0 THEN 'inte_uppfyllt'
        WHEN d.nyanland = 1 AND d.dag < '2018-07-01' THEN 'inte_uppfyllt'
        WHEN d.nyanland = 1 AND d.dag < d.folkbokford_fran THEN 'inte_uppfyllt'
        WHEN EXISTS (SELECT 1 FROM kvar_i_grundskolan k
                     WHERE k.personnummer = d.personnummer AND k.dag = d.dag)
            THEN fragan.grundskola_efter_skolplikt
        ELSE 'uppfyllt'
    END AS utfall
FROM skolpliktens_slut d CROSS JOIN fragan;
