-- Loads what there is of a day that has only begun. May be run again.
DELETE FROM flights_raw.flights WHERE departed_at >= TIMESTAMP '2001-03-04 00:00:00';
\copy flights_raw.flights FROM 'data/flights-running-day.csv' WITH (FORMAT csv, HEADER true)
