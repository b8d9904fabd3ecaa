-- Schema 3: when a source is asked next, and where.
ALTER TABLE sources ADD COLUMN polling TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(polling));
