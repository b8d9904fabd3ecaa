-- Schema 7: statistics of places. A changed figure is its next revision; none is updated or deleted.
CREATE TABLE figures (
    seq       INTEGER PRIMARY KEY,
    office    TEXT    NOT NULL,
    indicator TEXT    NOT NULL CHECK (indicator <> ''),
    wilayah   TEXT    NOT NULL CHECK (wilayah <> ''),
    year      INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2200),
    revision  INTEGER NOT NULL CHECK (revision >= 1),
    value     REAL    NOT NULL,
    source    TEXT    NOT NULL CHECK (trim(source) <> ''),
    file      TEXT    NOT NULL,
    at        INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX figures_by_place ON figures (office, indicator, wilayah, year, revision);
CREATE TRIGGER figures_append_only_update BEFORE UPDATE ON figures
BEGIN SELECT RAISE(ABORT, 'figures are append only'); END;
CREATE TRIGGER figures_append_only_delete BEFORE DELETE ON figures
BEGIN SELECT RAISE(ABORT, 'figures are append only'); END;

-- What a person said that the columns of a table hold, by the hash of their names.
CREATE TABLE figure_maps (
    office TEXT NOT NULL,
    header TEXT NOT NULL,
    map    TEXT NOT NULL CHECK (json_valid(map)),
    PRIMARY KEY (office, header)
) STRICT, WITHOUT ROWID;
