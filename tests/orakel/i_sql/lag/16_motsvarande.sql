-- kaa.p6, 29 kap. 9 § första stycket 6: inte har fullföljt utbildning som motsvarar gymnasieskolan
-- eller anpassade gymnasieskolan med godkänt resultat. En handläggares bedömning står inte i filerna.
CREATE VIEW p6 AS
SELECT
    d.personnummer, d.dag,
    CASE
        WHEN EXISTS (SELECT 1 FROM personens_bevis b
                     WHERE b.personnummer = d.personnummer AND b.datum <= d.dag
                       AND b.typ IN ('ib_diplom', 'utlandsk_examen', 'folkhogskola_behorighet'))
            THEN 'inte_uppfyllt'
        ELSE 'uppfyllt'
    END AS utfall
FROM provad_dag d;
