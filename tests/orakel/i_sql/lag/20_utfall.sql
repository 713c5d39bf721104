-- Alla punkter prövas. En som inte är uppfylld avgör; annars en oklar; annars omfattas personen.
CREATE VIEW punkternas_svar AS
SELECT personnummer, dag, 'kaa.hemkommun' AS punkt, utfall FROM hemkommun
UNION ALL SELECT personnummer, dag, 'kaa.p1', utfall FROM p1
UNION ALL SELECT personnummer, dag, 'kaa.p2', utfall FROM p2
UNION ALL SELECT personnummer, dag, 'kaa.p3', utfall FROM p3
UNION ALL SELECT personnummer, dag, 'kaa.p4', utfall FROM p4
UNION ALL SELECT personnummer, dag, 'kaa.p5', utfall FROM p5
UNION ALL SELECT personnummer, dag, 'kaa.p6', utfall FROM p6;

-- Den första punkten som säger nej, och den första som är oklar: lagens ordning är bokstävernas.
-- Vad som står i vägen utöver hemkommunen behövs för att se vem som är inflyttad.
CREATE VIEW sammanvagt AS
SELECT
    personnummer, dag,
    min(CASE WHEN utfall = 'inte_uppfyllt' THEN punkt END) AS nej,
    min(CASE WHEN utfall = 'oklart' THEN punkt END) AS oklar,
    max(CASE WHEN utfall <> 'uppfyllt' AND punkt <> 'kaa.hemkommun' THEN 1 ELSE 0 END) AS annat_hinder
FROM punkternas_svar
GROUP BY personnummer, dag;

CREATE VIEW dagarnas_utfall AS
SELECT
    personnummer, dag,
    CASE WHEN nej IS NOT NULL THEN 'omfattas_inte'
         WHEN oklar IS NOT NULL THEN 'oklart'
         ELSE 'omfattas' END AS utfall,
    COALESCE(nej, oklar) AS avgorande_punkt,
    annat_hinder
FROM sammanvagt;

-- Utfallet, prövat en gång för var och en av dagarna.
CREATE TABLE utfallet (
    personnummer    TEXT NOT NULL,
    dag             TEXT NOT NULL,
    utfall          TEXT NOT NULL,
    avgorande_punkt TEXT,
    annat_hinder    INTEGER NOT NULL,
    PRIMARY KEY (personnummer, dag)
);
