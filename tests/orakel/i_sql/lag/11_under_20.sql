-- kaa.p1, 29 kap. 9 § första stycket 1: inte har fyllt 20 år. Från och med 20-årsdagen är det slut.
CREATE VIEW p1 AS
SELECT
    d.personnummer, d.dag,
    CASE
        WHEN p.fyller_20 IS NULL THEN 'oklart'
        WHEN d.dag < p.fyller_20 THEN 'uppfyllt'
        ELSE 'inte_uppfyllt'
    END AS utfall
FROM provad_dag d JOIN person p ON p.personnummer = d.personnummer;
