-- Each airport on each day. Lateness and delay are those of its departures; NULL where nothing departed.
-- Halves are rounded up by FLOOR(x + 0.5), so that every engine gives the same digits.
CREATE TABLE ${candidate}.airport_daily AS
SELECT flight_day, iata, departures, arrivals, late,
       CAST(FLOOR(1000.0 * late / NULLIF(departures, 0) + 0.5) / 10 AS DECIMAL(5, 1)) AS late_pct,
       CAST(FLOOR(10.0 * delay_min / NULLIF(departures, 0) + 0.5) / 10 AS DECIMAL(7, 1)) AS avg_delay_min,
       worst_delay_min
FROM (
  SELECT flight_day, iata,
         CAST(SUM(departing) AS BIGINT) AS departures,
         CAST(SUM(arriving) AS BIGINT) AS arrivals,
         CAST(SUM(departing * late) AS BIGINT) AS late,
         CAST(SUM(departing * delay_min) AS BIGINT) AS delay_min,
         MAX(CASE WHEN departing = 1 THEN delay_min END) AS worst_delay_min
  FROM (
    SELECT flight_day, origin AS iata, 1 AS departing, 0 AS arriving, late, delay_min
    FROM ${candidate}.flight
    UNION ALL
    SELECT flight_day, destination, 0, 1, late, delay_min
    FROM ${candidate}.flight
  ) AS movement
  GROUP BY flight_day, iata
) AS day;
