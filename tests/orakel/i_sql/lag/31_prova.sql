-- Pröva bunten: alla på dagen och de kommande dagar då något kan ändras.
INSERT INTO provad_dag (personnummer, dag, elever_tom, bevis_tom)
SELECT d.personnummer, d.dag, plus_dagar(d.dag, -e.elever), plus_dagar(d.dag, -e.bevis)
FROM dag_for_andring d CROSS JOIN fragan f CROSS JOIN efterslap e
WHERE d.dag >= f.dag;

INSERT INTO utfallet (personnummer, dag, utfall, avgorande_punkt, annat_hinder)
SELECT personnummer, dag, utfall, avgorande_punkt, annat_hinder FROM dagarnas_utfall;

-- Den som omfattas också bakåt, till 2015-01-01 då lagen började gälla, med det som nu är känt.
DELETE FROM provad_dag;

INSERT INTO provad_dag (personnummer, dag, elever_tom, bevis_tom)
SELECT d.personnummer, d.dag, f.elever_tom, f.bevis_tom
FROM dag_for_andring d CROSS JOIN fragan f
JOIN dagens_utfall u ON u.personnummer = d.personnummer AND u.utfall = 'omfattas'
WHERE d.dag >= '2015-01-01' AND d.dag <= f.dag;

INSERT INTO utfallet (personnummer, dag, utfall, avgorande_punkt, annat_hinder)
SELECT d.personnummer, d.dag, d.utfall, d.avgorande_punkt, d.annat_hinder
FROM dagarnas_utfall d CROSS JOIN fragan f
WHERE d.dag < f.dag;
