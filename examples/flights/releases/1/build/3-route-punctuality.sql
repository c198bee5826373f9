-- Each route over all published days.
CREATE TABLE ${candidate}.route_punctuality AS
SELECT origin, destination, distance_mi, flights, late,
       CAST(FLOOR(1000.0 * late / flights + 0.5) / 10 AS DECIMAL(5, 1)) AS late_pct,
       CAST(FLOOR(10.0 * delay_min / flights + 0.5) / 10 AS DECIMAL(7, 1)) AS avg_delay_min
FROM (
  SELECT origin, destination,
         MAX(distance_mi) AS distance_mi,
         COUNT(*) AS flights,
         CAST(SUM(late) AS BIGINT) AS late,
         CAST(SUM(delay_min) AS BIGINT) AS delay_min
  FROM ${candidate}.flight
  GROUP BY origin, destination
) AS route;
