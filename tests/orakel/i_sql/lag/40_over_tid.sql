-- Över tid: följer av utfallet dag för dag, utan någon ny regel.

CREATE VIEW dagens_utfall AS
SELECT u.personnummer, u.dag, u.utfall, u.avgorande_punkt
FROM bunten b
CROSS JOIN fragan f
JOIN utfallet u ON u.personnummer = b.personnummer AND u.dag = f.dag;

-- omfattas_fran: den första dagen i den obrutna tid då personen omfattas.
CREATE VIEW omfattas_sedan AS
SELECT
    u.personnummer,
    (SELECT min(v.dag) FROM utfallet v
      WHERE v.personnummer = u.personnummer AND v.dag <= u.dag
        AND v.dag > COALESCE(
            (SELECT max(w.dag) FROM utfallet w
              WHERE w.personnummer = u.personnummer AND w.dag < u.dag
                AND w.utfall <> 'omfattas'), '')) AS dag
FROM dagens_utfall u
WHERE u.utfall = 'omfattas';

-- galler_till_och_med: dagen före den första kommande då utfallet blir ett annat.
CREATE VIEW galler_till AS
SELECT
    u.personnummer,
    plus_dagar((SELECT min(v.dag) FROM utfallet v
                 WHERE v.personnummer = u.personnummer AND v.dag > u.dag
                   AND v.utfall <> u.utfall), -1) AS dag
FROM dagens_utfall u;
