-- kaa.hemkommun, 29 kap. 6 § skollagen: hemkommun är den kommun där personen är folkbokförd.

-- Avregistrerad: avliden (AV), utvandrad (UV), ersatt nummer (GN) eller inte funnen (OB). Utan datum
-- gäller det alla dagar. En rad som börjar samma dag eller senare är en återkomst och bryter alla
-- utom AV, också sedan den raden har slutat. Den rad som själv bär avregistreringen och börjar
-- samma dag är ingen återkomst.
CREATE VIEW avregistrerad AS
SELECT d.personnummer, d.dag
FROM provad_dag d
JOIN folkbokforing a ON a.personnummer = d.personnummer
WHERE a.avregistrering IS NOT NULL
  AND (a.avregistrerad_fran IS NULL OR a.avregistrerad_fran <= d.dag)
  AND NOT (a.avregistrering <> 'AV' AND EXISTS (
        SELECT 1 FROM folkbokforing ater
        WHERE ater.personnummer = a.personnummer
          AND ater.i_kommunen_fran >= a.avregistrerad_fran
          AND ater.i_kommunen_fran <= d.dag
          AND NOT (ater.i_kommunen_fran = a.avregistrerad_fran
                   AND ater.avregistrering IS NOT NULL
                   AND ater.avregistrering = a.avregistrering
                   AND ater.avregistrerad_fran = a.avregistrerad_fran)));

-- Dagens rad: av dem som gäller dagen den som började sist (tomt är tidigast), sedan den senare i
-- filen. Senast slutade rad: den som slutade sist före dagen.
CREATE VIEW folkbokford_dagen AS
SELECT
    d.personnummer, d.dag,
    CASE WHEN EXISTS (SELECT 1 FROM avregistrerad a
                      WHERE a.personnummer = d.personnummer AND a.dag = d.dag)
         THEN 1 ELSE 0 END AS avregistrerad,
    (SELECT f.rad FROM folkbokforing f
      WHERE f.personnummer = d.personnummer
        AND (f.i_kommunen_fran IS NULL OR f.i_kommunen_fran <= d.dag)
        AND (f.i_kommunen_till_och_med IS NULL OR f.i_kommunen_till_och_med >= d.dag)
      ORDER BY COALESCE(f.i_kommunen_fran, '') DESC, f.rad DESC LIMIT 1) AS dagens_rad,
    (SELECT f.kommunkod FROM folkbokforing f
      WHERE f.personnummer = d.personnummer AND f.i_kommunen_till_och_med < d.dag
      ORDER BY f.i_kommunen_till_och_med DESC, COALESCE(f.i_kommunen_fran, '') DESC, f.rad DESC
      LIMIT 1) AS sist_i_kommun
FROM provad_dag d;

-- Skyddad folkbokföring: vistelsen avgör, inte registret (29 kap. 6 § andra stycket). Avregistrering
-- går före skyddet.
CREATE VIEW hemkommun AS
SELECT
    d.personnummer, d.dag,
    CASE WHEN d.avregistrerad = 0 AND COALESCE(f.skydd, '') <> 'skyddad_folkbokforing'
         THEN f.kommunkod END AS bor_i,
    CASE
        WHEN d.avregistrerad = 1 THEN 'inte_uppfyllt'
        WHEN f.rad IS NULL AND d.sist_i_kommun = fragan.kommun THEN 'inte_uppfyllt'
        WHEN f.rad IS NULL AND d.dag < p.folkbokford_fran THEN 'inte_uppfyllt'
        WHEN f.rad IS NULL THEN 'oklart'
        WHEN f.skydd = 'skyddad_folkbokforing' THEN 'oklart'
        WHEN f.kommunkod = fragan.kommun THEN 'uppfyllt'
        ELSE 'inte_uppfyllt'
    END AS utfall
FROM folkbokford_dagen d
CROSS JOIN fragan
JOIN person p ON p.personnummer = d.personnummer
LEFT JOIN folkbokforing f ON f.rad = d.dagens_rad;
