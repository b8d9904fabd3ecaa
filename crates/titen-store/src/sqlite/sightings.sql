-- Schema 5: how things stood when, and what is never to be stored again.

-- Of items that exports show: the dates of the first and the last export that showed a revision so.
CREATE TABLE sightings (
    office   TEXT    NOT NULL,
    item     INTEGER NOT NULL REFERENCES items (seq),
    revision INTEGER NOT NULL,
    first    INTEGER NOT NULL,
    last     INTEGER NOT NULL,
    PRIMARY KEY (office, item, revision)
) STRICT, WITHOUT ROWID;

-- Items that were withdrawn, whether or not they had been stored. `seq` goes with those of the
-- documents: whoever has read all documents up to it may hold one of this item.
CREATE TABLE withdrawn (
    office TEXT    NOT NULL,
    id     BLOB    NOT NULL,
    source TEXT    NOT NULL,
    key    TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    PRIMARY KEY (office, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX withdrawn_by_seq ON withdrawn (office, seq);
