-- Schema 2: what analysts decide. Appended to, never updated. `id` is the office's own number, from 1.
CREATE TABLE edits (
    seq    INTEGER PRIMARY KEY,
    office TEXT    NOT NULL,
    id     INTEGER NOT NULL CHECK (id >= 1),
    at     INTEGER NOT NULL,
    by     TEXT    NOT NULL CHECK (trim(by) <> ''),
    reason TEXT    NOT NULL CHECK (trim(reason) <> ''),
    week   TEXT    NOT NULL,
    what   TEXT    NOT NULL CHECK (json_valid(what)),
    held   TEXT    NOT NULL CHECK (json_valid(held))
) STRICT;
CREATE UNIQUE INDEX edits_by_id ON edits (office, id);
CREATE INDEX stories_by_id ON stories (office, id, week);

CREATE TRIGGER edits_append_only_update BEFORE UPDATE ON edits
BEGIN SELECT RAISE(ABORT, 'edits are append only'); END;
CREATE TRIGGER edits_append_only_delete BEFORE DELETE ON edits
BEGIN SELECT RAISE(ABORT, 'edits are append only'); END;
