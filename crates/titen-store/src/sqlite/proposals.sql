-- Schema 3: what the grouping of a week would merge or split if it might, as JSON.
ALTER TABLE groupings ADD COLUMN proposals TEXT NOT NULL DEFAULT '[]';
