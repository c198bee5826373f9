-- What the last delivery brought: one row. Days after complete_until may be there in part.
CREATE TABLE flights_raw.delivery (complete_until DATE NOT NULL);
