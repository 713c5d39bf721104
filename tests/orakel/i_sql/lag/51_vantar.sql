-- Antagen men inte börjat: den närmaste kommande starten av en utbildning som räknas den dagen. Ett
-- avbrott utan slutdag säger att den inte blir av.
CREATE VIEW vantar_pa AS
SELECT b.personnummer, min(u.startdatum) AS start
FROM bunten b
CROSS JOIN fragan
JOIN utbildning_som_raknas u ON u.personnummer = b.personnummer
WHERE u.startdatum > fragan.dag
  AND u.startdatum >= u.raknas_fran
  AND NOT (u.avbruten = 1 AND u.slutdatum IS NULL)
GROUP BY b.personnummer;
