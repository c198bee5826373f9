CREATE TABLE followed ( product TEXT NOT NULL, environment TEXT NOT NULL, identity TEXT NOT NULL, entry INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (product, environment, identity));
