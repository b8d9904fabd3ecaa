-- Schema 8: the outbox. A row a part of a target and edition; `position` is the order of sending.
CREATE TABLE deliveries (
    office     TEXT    NOT NULL,
    week       TEXT    NOT NULL,
    revision   INTEGER NOT NULL CHECK (revision >= 1),
    target     TEXT    NOT NULL,
    part       TEXT    NOT NULL,
    position   INTEGER NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'unsure', 'failed', 'superseded')),
    round      INTEGER NOT NULL,
    attempts   INTEGER NOT NULL,
    planned_at INTEGER NOT NULL,
    next_at    INTEGER NOT NULL,
    last_at    INTEGER,
    error      TEXT,
    remote     TEXT,
    PRIMARY KEY (office, week, revision, target, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_open ON deliveries (office, state, next_at);
