-- De dagar då en persons utfall kan ändras: lagens egna, födelsens, faktas första och sista, och
-- dagen då en källas rapporter tar slut. Däremellan är allt som det var.

-- Efter dagen antas källorna rapportera vidare med samma eftersläpning, att inget är nytt.
CREATE VIEW efterslap AS
SELECT dagar_mellan(elever_tom, dag) AS elever, dagar_mellan(bevis_tom, dag) AS bevis FROM fragan;

CREATE VIEW dag_for_andring AS
SELECT b.personnummer, f.dag FROM bunten b CROSS JOIN fragan f
UNION SELECT personnummer, '2015-01-01' FROM bunten
UNION SELECT personnummer, '2018-07-01' FROM bunten
-- källorna: dagen efter den sista som de räcker till för
UNION SELECT b.personnummer, plus_dagar(f.elever_tom, f.elever_farskhet_dagar + 1)
      FROM bunten b CROSS JOIN fragan f
UNION SELECT b.personnummer, plus_dagar(f.bevis_tom, 1) FROM bunten b CROSS JOIN fragan f
-- födelsen och skolplikten
UNION SELECT b.personnummer, p.fyller_20
      FROM bunten b JOIN person p ON p.personnummer = b.personnummer
UNION SELECT b.personnummer, (p.fodelsear + 16) || '-07-01'
      FROM bunten b JOIN person p ON p.personnummer = b.personnummer
UNION SELECT b.personnummer, (p.fodelsear + 17) || '-07-01'
      FROM bunten b JOIN person p ON p.personnummer = b.personnummer
UNION SELECT b.personnummer, plus_dagar(p.skolplikt_upphor, 1)
      FROM bunten b JOIN person p ON p.personnummer = b.personnummer
UNION SELECT b.personnummer, p.folkbokford_fran
      FROM bunten b JOIN person p ON p.personnummer = b.personnummer
-- folkbokföringen
UNION SELECT b.personnummer, r.i_kommunen_fran
      FROM bunten b JOIN folkbokforing r ON r.personnummer = b.personnummer
UNION SELECT b.personnummer, plus_dagar(r.i_kommunen_till_och_med, 1)
      FROM bunten b JOIN folkbokforing r ON r.personnummer = b.personnummer
UNION SELECT b.personnummer, r.avregistrerad_fran
      FROM bunten b JOIN folkbokforing r ON r.personnummer = b.personnummer
-- utbildningarna: första dagen, sista dagen, dagen efter, och när bevisen därefter är inne
UNION SELECT b.personnummer, u.startdatum
      FROM bunten b JOIN utbildning u ON u.personnummer = b.personnummer
UNION SELECT b.personnummer, u.slutdatum
      FROM bunten b JOIN utbildning u ON u.personnummer = b.personnummer
UNION SELECT b.personnummer, plus_dagar(u.slutdatum, 1)
      FROM bunten b JOIN utbildning u ON u.personnummer = b.personnummer
UNION SELECT b.personnummer, plus_dagar(u.slutdatum, f.bevis_vantan_dagar + e.bevis)
      FROM bunten b CROSS JOIN fragan f CROSS JOIN efterslap e
      JOIN utbildning u ON u.personnummer = b.personnummer
-- bevisen
UNION SELECT b.personnummer, i.datum
      FROM bunten b JOIN personens_bevis i ON i.personnummer = b.personnummer;
