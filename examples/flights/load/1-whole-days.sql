-- Loads the delivery: four whole days. May be run again.
DELETE FROM flights_raw.flights;
DELETE FROM flights_raw.airports;
DELETE FROM flights_raw.delivery;
\copy flights_raw.flights FROM 'data/flights.csv' WITH (FORMAT csv, HEADER true)
\copy flights_raw.airports FROM 'data/airports.csv' WITH (FORMAT csv, HEADER true)
INSERT INTO flights_raw.delivery (complete_until) VALUES (DATE '2001-03-03');
