-- Schema 9: the office's copy of the nomenclature, imported budgets, how their columns are known, and what
-- people decided about which code answers which issue.
CREATE TABLE nomenclature (
    office TEXT NOT NULL,
    code   TEXT NOT NULL,
    entry  TEXT NOT NULL CHECK (json_valid(entry)),
    PRIMARY KEY (office, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE budget_files (
    seq    INTEGER PRIMARY KEY,
    office TEXT    NOT NULL,
    year   INTEGER NOT NULL,
    kind   TEXT    NOT NULL CHECK (kind IN ('rka', 'dpa', 'rkpd')),
    name   TEXT    NOT NULL,
    sha256 TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    notes  TEXT    NOT NULL CHECK (json_valid(notes))
) STRICT;
CREATE UNIQUE INDEX budget_files_by_name ON budget_files (office, year, kind, name);

CREATE TABLE budget_lines (
    file     INTEGER NOT NULL REFERENCES budget_files (seq) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    office   TEXT    NOT NULL,
    line     TEXT    NOT NULL CHECK (json_valid(line)),
    PRIMARY KEY (file, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE budget_mappings (
    office  TEXT NOT NULL,
    header  TEXT NOT NULL,
    columns TEXT NOT NULL CHECK (json_valid(columns)),
    PRIMARY KEY (office, header)
) STRICT, WITHOUT ROWID;

-- Appended to, never updated. `id` is the office's own number, from 1.
CREATE TABLE budget_decisions (
    seq     INTEGER PRIMARY KEY,
    office  TEXT    NOT NULL,
    id      INTEGER NOT NULL CHECK (id >= 1),
    at      INTEGER NOT NULL,
    by      TEXT    NOT NULL CHECK (trim(by) <> ''),
    reason  TEXT    NOT NULL CHECK (trim(reason) <> ''),
    issue   TEXT    NOT NULL,
    code    TEXT    NOT NULL,
    verdict TEXT    NOT NULL CHECK (verdict IN ('"confirm"', '"refuse"'))
) STRICT;
CREATE UNIQUE INDEX budget_decisions_by_id ON budget_decisions (office, id);

CREATE TRIGGER budget_decisions_append_only_update BEFORE UPDATE ON budget_decisions
BEGIN SELECT RAISE(ABORT, 'budget decisions are append only'); END;
CREATE TRIGGER budget_decisions_append_only_delete BEFORE DELETE ON budget_decisions
BEGIN SELECT RAISE(ABORT, 'budget decisions are append only'); END;
