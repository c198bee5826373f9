-- One row for each flight. A flight is late when it arrives 15 minutes or more after schedule: the definition of the
-- US Department of Transportation. An early arrival is never late.
CREATE TABLE ${candidate}.flight AS
SELECT CAST(f.departed_at AS DATE) AS flight_day,
       f.origin, f.destination, f.distance_mi, f.delay_min,
       CASE WHEN f.delay_min >= 15 THEN 1 ELSE 0 END AS late
FROM flights_raw.flights AS f;
