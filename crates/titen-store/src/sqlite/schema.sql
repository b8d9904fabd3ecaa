-- Schema 1. Every row has its office. Dates are microseconds since 1970 (UTC), weeks are '2026-W33'.

-- One row an item. `seq` is the order of arrival, `received` the first revision's, `revision` the
-- latest, `content` its SHA-256.
CREATE TABLE items (
    seq      INTEGER PRIMARY KEY,
    office   TEXT    NOT NULL,
    id       BLOB    NOT NULL,
    source   TEXT    NOT NULL,
    key      TEXT    NOT NULL,
    received INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    content  TEXT    NOT NULL
) STRICT;
CREATE UNIQUE INDEX items_by_id ON items (office, id);
CREATE INDEX items_by_key ON items (office, key);

-- What the source said each time. Appended to, never updated. `received` is this revision's own.
CREATE TABLE revisions (
    item      INTEGER NOT NULL REFERENCES items (seq),
    revision  INTEGER NOT NULL,
    office    TEXT    NOT NULL,
    received  INTEGER NOT NULL,
    channel   TEXT    NOT NULL,
    url       TEXT,
    title     TEXT,
    body      TEXT,
    published INTEGER,
    precision TEXT CHECK (precision IN ('instant', 'day')),
    lang      TEXT,
    extra     TEXT CHECK (extra IS NULL OR json_valid(extra))
) STRICT;
CREATE UNIQUE INDEX revisions_by_item ON revisions (item, revision);

-- The analyser whose documents the office wants; another one queues every item.
CREATE TABLE analysers (
    office  TEXT NOT NULL PRIMARY KEY,
    made_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Items whose latest revision has no document by that analyser.
CREATE TABLE pending (
    office TEXT    NOT NULL,
    item   INTEGER NOT NULL REFERENCES items (seq),
    PRIMARY KEY (office, item)
) STRICT, WITHOUT ROWID;

-- AUTOINCREMENT: a `seq` is never given twice, so whoever has seen one has seen all below it.
CREATE TABLE documents (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    office   TEXT    NOT NULL,
    item     BLOB    NOT NULL,
    revision INTEGER NOT NULL,
    made_by  TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    document BLOB    NOT NULL
) STRICT;
CREATE UNIQUE INDEX documents_by_item ON documents (office, item);
CREATE INDEX documents_by_time ON documents (office, at, item);
CREATE INDEX documents_by_seq ON documents (office, seq);

CREATE TABLE drops (
    seq    INTEGER PRIMARY KEY,
    office TEXT    NOT NULL,
    source TEXT    NOT NULL,
    place  TEXT    NOT NULL,
    reason TEXT    NOT NULL,
    detail TEXT    NOT NULL,
    week   TEXT    NOT NULL,
    at     INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX drops_once_a_week ON drops (office, week, source, place, reason, detail);
CREATE INDEX drops_by_time ON drops (office, at);

CREATE TABLE sources (
    office       TEXT    NOT NULL,
    source       TEXT    NOT NULL,
    last_pass    INTEGER,
    last_success INTEGER,
    error        TEXT,
    n_failures   INTEGER NOT NULL,
    validators   TEXT    NOT NULL CHECK (json_valid(validators)),
    seen         TEXT    NOT NULL CHECK (json_valid(seen)),
    PRIMARY KEY (office, source)
) STRICT, WITHOUT ROWID;

-- A week's grouping; its stories, their members and its issues go with it.
CREATE TABLE groupings (
    office  TEXT NOT NULL,
    week    TEXT NOT NULL,
    input   TEXT NOT NULL,
    carried BLOB NOT NULL,
    PRIMARY KEY (office, week)
) STRICT;

CREATE TABLE stories (
    office   TEXT    NOT NULL,
    week     TEXT    NOT NULL,
    position INTEGER NOT NULL,
    id       TEXT    NOT NULL,
    issue    TEXT    NOT NULL,
    lead     BLOB    NOT NULL,
    first_at INTEGER NOT NULL,
    last_at  INTEGER NOT NULL,
    PRIMARY KEY (office, week, position),
    FOREIGN KEY (office, week) REFERENCES groupings (office, week) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE story_members (
    office   TEXT    NOT NULL,
    week     TEXT    NOT NULL,
    story    INTEGER NOT NULL,
    position INTEGER NOT NULL,
    item     BLOB    NOT NULL,
    copy_of  BLOB,
    PRIMARY KEY (office, week, story, position),
    FOREIGN KEY (office, week, story) REFERENCES stories (office, week, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX story_members_by_item ON story_members (office, item, week);

-- The issue as it stands that week, as JSON.
CREATE TABLE issues (
    seq      INTEGER PRIMARY KEY,
    office   TEXT    NOT NULL,
    week     TEXT    NOT NULL,
    position INTEGER NOT NULL,
    id       TEXT    NOT NULL,
    issue    TEXT    NOT NULL CHECK (json_valid(issue)),
    FOREIGN KEY (office, week) REFERENCES groupings (office, week) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX issues_by_week ON issues (office, week, position);
CREATE INDEX issues_by_id ON issues (office, id, week);

CREATE TABLE rankings (
    office  TEXT NOT NULL,
    week    TEXT NOT NULL,
    ranking TEXT NOT NULL CHECK (json_valid(ranking)),
    PRIMARY KEY (office, week)
) STRICT;

CREATE TABLE editions (
    seq      INTEGER PRIMARY KEY,
    office   TEXT    NOT NULL,
    week     TEXT    NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    status   TEXT    NOT NULL CHECK (status IN ('draft', 'published')),
    input    TEXT    NOT NULL,
    brief    BLOB    NOT NULL
) STRICT;
CREATE UNIQUE INDEX editions_by_week ON editions (office, week, revision);

CREATE TABLE edition_files (
    edition  INTEGER NOT NULL REFERENCES editions (seq) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    office   TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    bytes    BLOB    NOT NULL
) STRICT;
CREATE UNIQUE INDEX edition_files_by_edition ON edition_files (edition, position);

-- Frozen is frozen, whatever program writes.
CREATE TRIGGER editions_frozen_update BEFORE UPDATE ON editions WHEN old.status = 'published'
BEGIN SELECT RAISE(ABORT, 'a published edition is frozen'); END;
CREATE TRIGGER editions_frozen_delete BEFORE DELETE ON editions WHEN old.status = 'published'
BEGIN SELECT RAISE(ABORT, 'a published edition is frozen'); END;
CREATE TRIGGER revisions_append_only BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions are append only'); END;

-- Nothing needs a leader: whoever inserts the row does the work.
CREATE TABLE dues (
    office     TEXT    NOT NULL,
    schedule   TEXT    NOT NULL,
    due        INTEGER NOT NULL,
    claimed_at INTEGER NOT NULL,
    done_at    INTEGER,
    PRIMARY KEY (office, schedule, due)
) STRICT, WITHOUT ROWID;
