-- kaa.p5, 29 kap. 9 § första stycket 5: inte har ett gymnasiebevis avseende anpassad gymnasieskola.
CREATE VIEW p5 AS
SELECT
    d.personnummer, d.dag,
    CASE
        WHEN EXISTS (SELECT 1 FROM personens_bevis b
                     WHERE b.personnummer = d.personnummer AND b.datum <= d.dag
                       AND b.typ = 'gymnasiebevis') THEN 'inte_uppfyllt'
        WHEN EXISTS (SELECT 1 FROM avslutad_utan_besked a
                     WHERE a.personnummer = d.personnummer AND a.dag = d.dag
                       AND a.skolform = 'GYS') THEN 'oklart'
        ELSE 'uppfyllt'
    END AS utfall
FROM provad_dag d;
