-- kaa.p3, 29 kap. 9 § första stycket 3: inte genomför utbildning i gymnasieskola eller anpassad
-- gymnasieskola eller motsvarande utbildning.

-- Vilka inskrivningar som räknas, och från vilken dag. Introduktionsprogram räknas sedan 2018-07-01.
-- Komvux på gymnasial nivå och folkhögskola är kommunens val. Annat räknas inte.
CREATE VIEW utbildning_som_raknas AS
SELECT
    u.personnummer, u.startdatum, u.slutdatum, u.avbruten,
    CASE WHEN u.introduktionsprogram = 1 THEN '2018-07-01' ELSE '' END AS raknas_fran
FROM utbildning u CROSS JOIN fragan
WHERE u.skolform IN ('GY', 'GYS', 'IB', 'INT')
   OR (u.skolform = 'KOMVUX_GY' AND fragan.komvux_gymnasial = 'raknas')
   OR (u.skolform = 'FHS' AND fragan.folkhogskola = 'raknas');

CREATE VIEW p3 AS
SELECT
    d.personnummer, d.dag,
    CASE
        -- pågår från startdagen till och med slutdagen, utan slutdag tills annat sägs
        WHEN EXISTS (SELECT 1 FROM utbildning_som_raknas u
                     WHERE u.personnummer = d.personnummer
                       AND u.raknas_fran <= d.dag AND u.startdatum <= d.dag
                       AND (u.slutdatum >= d.dag OR (u.slutdatum IS NULL AND u.avbruten = 0)))
            THEN 'inte_uppfyllt'
        -- avbruten, men ingen vet när
        WHEN EXISTS (SELECT 1 FROM utbildning_som_raknas u
                     WHERE u.personnummer = d.personnummer
                       AND u.raknas_fran <= d.dag AND u.startdatum <= d.dag
                       AND u.slutdatum IS NULL AND u.avbruten = 1)
            THEN 'oklart'
        -- ingen funnen säger bara något när källan är färsk
        WHEN d.elever_tom IS NULL THEN 'oklart'
        WHEN d.elever_tom < plus_dagar(d.dag, -fragan.elever_farskhet_dagar) THEN 'oklart'
        ELSE 'uppfyllt'
    END AS utfall
FROM provad_dag d CROSS JOIN fragan;
