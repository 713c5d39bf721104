-- Varför personen kom in i målgruppen, av det som gällde ingångsdagen.

-- Dagen före ingångsdagen var allt som på den närmast tidigare dag då något kunde ändras.
CREATE VIEW dagen_fore AS
SELECT i.personnummer, i.dag,
    (SELECT max(v.dag) FROM utfallet v
      WHERE v.personnummer = i.personnummer AND v.dag < i.dag) AS tidigare
FROM omfattas_sedan i;

-- Inflyttad: punkterna 1-6 var uppfyllda redan dagen före, i en annan kommun.
CREATE VIEW inflyttad AS
SELECT i.personnummer
FROM dagen_fore i
CROSS JOIN fragan
JOIN utfallet u ON u.personnummer = i.personnummer AND u.dag = i.tidigare
JOIN hemkommun h ON h.personnummer = i.personnummer AND h.dag = i.tidigare
WHERE u.annat_hinder = 0 AND h.bor_i <> fragan.kommun;

-- Historien: gymnasial utbildning före ingångsdagen; introduktionsprogram sedan 2018-07-01. Den som
-- slutade sist avgör, av flera den som började sist, av flera den som avbröts.
CREATE VIEW historien AS
SELECT i.personnummer,
    (SELECT CASE WHEN u.avbruten = 1 THEN 'avbrott' ELSE 'utan_examen' END
       FROM utbildning u
      WHERE u.personnummer = i.personnummer AND u.skolform IN ('GY', 'GYS', 'IB', 'INT')
        AND (u.introduktionsprogram = 0 OR i.dag >= '2018-07-01')
        AND u.startdatum <= i.dag
      ORDER BY COALESCE(u.slutdatum, '') DESC, u.startdatum DESC, u.avbruten DESC
      LIMIT 1) AS orsak
FROM omfattas_sedan i;

CREATE VIEW ingangsorsak AS
SELECT i.personnummer,
    CASE
        WHEN EXISTS (SELECT 1 FROM inflyttad f WHERE f.personnummer = i.personnummer)
            THEN 'inflyttad'
        WHEN h.orsak IS NOT NULL THEN h.orsak
        WHEN p2.nyanland = 1 THEN 'nyanlad_folkbokford'
        ELSE 'borjade_inte'
    END AS orsak
FROM omfattas_sedan i
JOIN historien h ON h.personnummer = i.personnummer
JOIN p2 ON p2.personnummer = i.personnummer AND p2.dag = i.dag;
