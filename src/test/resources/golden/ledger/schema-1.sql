CREATE INDEX event_by_product ON event (product, environment, at_millis);
CREATE INDEX event_by_time ON event (at_millis, id);
CREATE TABLE event ( sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, product TEXT NOT NULL, environment TEXT NOT NULL, at_millis INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE renamed (product TEXT PRIMARY KEY, successor TEXT NOT NULL);
