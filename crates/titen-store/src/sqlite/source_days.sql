-- Schema 6: the day (WIB, since 1970) that an item counts in, so that a source's days are counted from one index.
ALTER TABLE items ADD COLUMN day INTEGER NOT NULL DEFAULT 0;
UPDATE items SET day = (
    SELECT (CASE WHEN r.published <= items.received + 86400000000 THEN r.published ELSE items.received END
            + 25200000000) / 86400000000
    FROM revisions r WHERE r.item = items.seq AND r.revision = items.revision);
CREATE INDEX items_by_day ON items (office, day, source, received);
