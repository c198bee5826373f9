-- The whole network on each day.
CREATE TABLE ${candidate}.network_daily AS
SELECT flight_day, departures, airports, routes, late,
       CAST(FLOOR(1000.0 * late / departures + 0.5) / 10 AS DECIMAL(5, 1)) AS late_pct,
       CAST(FLOOR(10.0 * delay_min / departures + 0.5) / 10 AS DECIMAL(7, 1)) AS avg_delay_min,
       worst_delay_min
FROM (
  SELECT flight_day,
         COUNT(*) AS departures,
         COUNT(DISTINCT origin) AS airports,
         COUNT(DISTINCT origin || '-' || destination) AS routes,
         CAST(SUM(late) AS BIGINT) AS late,
         CAST(SUM(delay_min) AS BIGINT) AS delay_min,
         MAX(delay_min) AS worst_delay_min
  FROM ${candidate}.flight
  GROUP BY flight_day
) AS day;
