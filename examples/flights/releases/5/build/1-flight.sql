-- One row for each flight. A flight is late when it arrives 15 minutes or more after schedule: the definition of the
-- US Department of Transportation. An early arrival is never late.
-- A table and no view: read twice in one UNION ALL, a view with joins may give DuckDB 2.0.0 wrong rows (duckdb#25819).
CREATE TABLE ${candidate}.flight AS
SELECT CAST(f.departed_at AS DATE) AS flight_day,
       f.origin, f.destination, f.distance_mi, f.delay_min,
       CASE WHEN f.delay_min >= 15 THEN 1 ELSE 0 END AS late,
       o.city AS origin_city, o.state AS origin_state,
       d.city AS destination_city, d.state AS destination_state
FROM flights_raw.flights AS f
LEFT JOIN flights_raw.airports AS o ON o.iata = f.origin
LEFT JOIN flights_raw.airports AS d ON d.iata = f.destination
-- The running day is withheld until it is whole; up to which day that is, the delivery says.
WHERE CAST(f.departed_at AS DATE) <= (SELECT complete_until FROM flights_raw.delivery);
