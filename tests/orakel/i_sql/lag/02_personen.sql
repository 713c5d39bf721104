-- Personen: vad numret säger om födelsen, vilka nummer som är samma person, och vad som då är
-- personens utbildningar och bevis.

-- En rad som upprepas räknas en gång, på den första platsen.
DELETE FROM folkbokforing WHERE rad NOT IN (
    SELECT min(rad) FROM folkbokforing
    GROUP BY personnummer, kommunkod, i_kommunen_fran, i_kommunen_till_och_med, folkbokford_fran,
             skydd, avregistrering, avregistrerad_fran, skolplikt_upphor, nytt_personnummer);

CREATE INDEX folkbokforing_nummer ON folkbokforing (personnummer);
CREATE INDEX elever_nummer ON elever (personnummer);
CREATE INDEX bevis_nummer ON bevis (personnummer);

-- Ett nummer som ersatts (GN) och det nya är en och samma person, åt båda hållen och i flera led.
CREATE VIEW nummerbyte AS
SELECT personnummer AS ett, nytt_personnummer AS annat
FROM folkbokforing
WHERE avregistrering = 'GN' AND nytt_personnummer IS NOT NULL
UNION
SELECT nytt_personnummer, personnummer
FROM folkbokforing
WHERE avregistrering = 'GN' AND nytt_personnummer IS NOT NULL;

CREATE TABLE samma_person AS
WITH RECURSIVE lank (personnummer, nummer) AS (
    SELECT ett, ett FROM nummerbyte
    UNION
    SELECT lank.personnummer, b.annat FROM lank JOIN nummerbyte b ON b.ett = lank.nummer
)
SELECT personnummer, nummer FROM lank
UNION
SELECT personnummer, personnummer FROM folkbokforing;

CREATE INDEX samma_person_nummer ON samma_person (personnummer);

-- Samordningsnummer har dagen plus 60. Månad 00, dag 60 eller en dag som inte finns i månaden betyder
-- att bara året är känt.
CREATE VIEW nummer_i_delar AS
SELECT
    personnummer,
    CAST(substr(personnummer, 1, 4) AS INTEGER) AS ar,
    substr(personnummer, 5, 2) AS manad,
    CASE WHEN substr(personnummer, 7, 2) >= '60'
         THEN CAST(substr(personnummer, 7, 2) AS INTEGER) - 60
         ELSE CAST(substr(personnummer, 7, 2) AS INTEGER) END AS dag,
    max(skolplikt_upphor) AS skolplikt_upphor,
    min(folkbokford_fran) AS folkbokford_fran
FROM folkbokforing
GROUP BY personnummer;

-- Den som är född den 29 februari fyller 20 en 29 februari.
CREATE TABLE person AS
SELECT
    personnummer,
    ar AS fodelsear,
    CASE WHEN dag BETWEEN 1 AND
              CASE WHEN manad = '00' THEN 0
                   WHEN manad = '02' AND ar % 4 = 0 THEN 29 WHEN manad = '02' THEN 28
                   WHEN manad IN ('04', '06', '09', '11') THEN 30 ELSE 31 END
         THEN (ar + 20) || '-' || manad || '-' || (CASE WHEN dag < 10 THEN '0' ELSE '' END) || dag
         END AS fyller_20,
    skolplikt_upphor,
    folkbokford_fran
FROM nummer_i_delar;

CREATE UNIQUE INDEX person_nummer ON person (personnummer);

-- Personens inskrivningar, under vilket av numren de än kom. Introduktionsprogram är en studieväg
-- i gymnasieskolan som börjar på IM (17 kap. 2 § skollagen).
CREATE TABLE utbildning AS
SELECT
    p.personnummer, e.skolform, e.startdatum, e.slutdatum,
    CASE WHEN e.avbrott = 'ja' THEN 1 ELSE 0 END AS avbruten,
    CASE WHEN e.skolform = 'GY' AND upper(substr(e.studievag, 1, 2)) = 'IM' THEN 1 ELSE 0 END
        AS introduktionsprogram
FROM samma_person p JOIN elever e ON e.personnummer = p.nummer;

CREATE INDEX utbildning_nummer ON utbildning (personnummer);

CREATE TABLE personens_bevis AS
SELECT p.personnummer, b.typ, b.datum
FROM samma_person p JOIN bevis b ON b.personnummer = p.nummer;

CREATE INDEX personens_bevis_nummer ON personens_bevis (personnummer);
