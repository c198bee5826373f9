-- What the airlines report, and the airports they fly between. Runs unchanged on DuckDB and PostgreSQL.
-- There is no key: the source has no flight numbers, and two flights of one minute and route do occur.
CREATE TABLE flights_raw.flights (
  departed_at TIMESTAMP  NOT NULL,  -- local time at the origin
  delay_min   INTEGER    NOT NULL,  -- negative is early
  distance_mi INTEGER    NOT NULL,
  origin      VARCHAR(3) NOT NULL,
  destination VARCHAR(3) NOT NULL
);

CREATE TABLE flights_raw.airports (
  iata      VARCHAR(4)       NOT NULL PRIMARY KEY,
  name      VARCHAR(80)      NOT NULL,
  city      VARCHAR(60),
  state     VARCHAR(20),
  country   VARCHAR(40)      NOT NULL,
  latitude  DOUBLE PRECISION NOT NULL,
  longitude DOUBLE PRECISION NOT NULL
);
