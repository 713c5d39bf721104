-- De tre filernas rader som de står, och frågan. Dagar är text, ÅÅÅÅ-MM-DD, så att de går att
-- jämföra; "till och med" är som i filen den sista dagen. Tomt i filen är NULL.

CREATE TABLE folkbokforing (
    rad                     INTEGER PRIMARY KEY,   -- ordningen i filen
    personnummer            TEXT NOT NULL,
    kommunkod               TEXT NOT NULL,
    i_kommunen_fran         TEXT,
    i_kommunen_till_och_med TEXT,
    folkbokford_fran        TEXT,
    skydd                   TEXT,
    avregistrering          TEXT,
    avregistrerad_fran      TEXT,
    skolplikt_upphor        TEXT,
    nytt_personnummer       TEXT
);

CREATE TABLE elever (
    personnummer TEXT NOT NULL,
    skolform     TEXT NOT NULL,
    startdatum   TEXT NOT NULL,
    slutdatum    TEXT,
    avbrott      TEXT,                             -- ja, nej
    studievag    TEXT
);

CREATE TABLE bevis (
    personnummer TEXT NOT NULL,
    typ          TEXT NOT NULL,
    datum        TEXT NOT NULL
);

-- En enda rad: för vilken kommun och dag, hur långt källorna har rapporterat, kommunens val.
CREATE TABLE fragan (
    kommun                     TEXT NOT NULL,
    dag                        TEXT NOT NULL,
    elever_tom                 TEXT,
    bevis_tom                  TEXT,
    grundskola_efter_skolplikt TEXT NOT NULL,      -- oklart, uppfyllt, inte_uppfyllt
    komvux_gymnasial           TEXT NOT NULL,      -- raknas, raknas_inte
    folkhogskola               TEXT NOT NULL,      -- raknas, raknas_inte
    bevis_vantan_dagar         INTEGER NOT NULL,
    elever_farskhet_dagar      INTEGER NOT NULL
);

-- Vilka som ska prövas den här gången. Hela folket på en gång, eller en bunt i taget.
CREATE TABLE bunten (
    personnummer TEXT PRIMARY KEY
);

-- De dagar som var och en prövas på, med hur långt källorna då har rapporterat.
CREATE TABLE provad_dag (
    personnummer TEXT NOT NULL,
    dag          TEXT NOT NULL,
    elever_tom   TEXT,
    bevis_tom    TEXT,
    PRIMARY KEY (personnummer, dag)
);
