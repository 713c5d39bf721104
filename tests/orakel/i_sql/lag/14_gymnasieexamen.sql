-- kaa.p4, 29 kap. 9 § första stycket 4: inte har en gymnasieexamen.

-- Avslutad: gymnasieskola som inte är introduktionsprogram (p4) eller anpassad gymnasieskola (p5) med
-- slutdag, utan avbrott. Att bevis saknas säger då något först när ett studiebevis finns, eller när
-- bevisen har kommit in till och med så många dagar efter slutet, eller till och med dagen.
CREATE VIEW avslutad_utan_besked AS
SELECT d.personnummer, d.dag, u.skolform
FROM provad_dag d CROSS JOIN fragan
JOIN utbildning u ON u.personnummer = d.personnummer
WHERE u.skolform IN ('GY', 'GYS') AND u.introduktionsprogram = 0
  AND u.avbruten = 0 AND u.slutdatum <= d.dag
  AND NOT EXISTS (SELECT 1 FROM personens_bevis b
                  WHERE b.personnummer = d.personnummer AND b.typ = 'studiebevis'
                    AND b.datum <= d.dag AND b.datum >= u.startdatum)
  AND (d.bevis_tom IS NULL
       OR (d.bevis_tom < d.dag
           AND d.bevis_tom < plus_dagar(u.slutdatum, fragan.bevis_vantan_dagar)));

CREATE VIEW p4 AS
SELECT
    d.personnummer, d.dag,
    CASE
        WHEN EXISTS (SELECT 1 FROM personens_bevis b
                     WHERE b.personnummer = d.personnummer AND b.datum <= d.dag
                       AND b.typ IN ('examensbevis', 'examensbevis_komvux')) THEN 'inte_uppfyllt'
        WHEN EXISTS (SELECT 1 FROM avslutad_utan_besked a
                     WHERE a.personnummer = d.personnummer AND a.dag = d.dag
                       AND a.skolform = 'GY') THEN 'oklart'
        ELSE 'uppfyllt'
    END AS utfall
FROM provad_dag d;
