-- Pröva buntens personer på alla dagar då något kan ändras, från 2015-01-01 då lagen börjar gälla.
INSERT INTO provad_dag (personnummer, dag, elever_tom, bevis_tom)
SELECT
    d.personnummer, d.dag,
    CASE WHEN d.dag <= f.dag THEN f.elever_tom ELSE plus_dagar(d.dag, -e.elever) END,
    CASE WHEN d.dag <= f.dag THEN f.bevis_tom ELSE plus_dagar(d.dag, -e.bevis) END
FROM dag_for_andring d CROSS JOIN fragan f CROSS JOIN efterslap e
WHERE d.dag >= '2015-01-01';

INSERT INTO utfallet (personnummer, dag, utfall, avgorande_punkt, annat_hinder)
SELECT
    personnummer, dag,
    CASE WHEN nej IS NOT NULL THEN 'omfattas_inte'
         WHEN oklar IS NOT NULL THEN 'oklart'
         ELSE 'omfattas' END,
    COALESCE(nej, oklar),
    annat_hinder
FROM sammanvagt;
