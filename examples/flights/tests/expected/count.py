"""Counts the expected data from data/flights.csv, without SQL and without anything of build/.

A test that expects what the code under test has computed proves nothing, so the days that are known to be right were
counted a second time, in another way. Run it in the project's folder: python3 tests/expected/count.py
"""

import csv
from collections import defaultdict
from decimal import ROUND_FLOOR, Decimal

KNOWN_DAYS = ("2001-02-28", "2001-03-01", "2001-03-02")


def rounded(amount, count):
    """One decimal place, halves up; nothing where there is nothing to divide by."""
    if count == 0:
        return ""
    return ((Decimal(amount) / Decimal(count) * 10 + Decimal("0.5")).to_integral_value(ROUND_FLOOR) / 10).quantize(
        Decimal("0.1"))


def figures(delays):
    late = sum(delay >= 15 for delay in delays)
    return [late, rounded(late * 100, len(delays)), rounded(sum(delays), len(delays)), max(delays, default="")]


with open("data/flights.csv", encoding="utf-8", newline="") as file:
    flights = [flight for flight in csv.DictReader(file) if flight["departed_at"][:10] in KNOWN_DAYS]

network = defaultdict(list)
departures = defaultdict(list)
arrivals = defaultdict(int)
for flight in flights:
    day, delay = flight["departed_at"][:10], int(flight["delay_min"])
    network[day].append((flight["origin"], flight["destination"], delay))
    departures[day, flight["origin"]].append(delay)
    arrivals[day, flight["destination"]] += 1

with open("tests/expected/network_daily.csv", "w", encoding="utf-8", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["flight_day", "departures", "airports", "routes", "late", "late_pct", "avg_delay_min",
                  "worst_delay_min"])
    for day, rows in sorted(network.items()):
        out.writerow([day, len(rows), len({row[0] for row in rows}), len({row[:2] for row in rows}),
                      *figures([row[2] for row in rows])])

with open("tests/expected/airport_daily.csv", "w", encoding="utf-8", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["flight_day", "iata", "departures", "arrivals", "late", "late_pct", "avg_delay_min",
                  "worst_delay_min"])
    for key in sorted(set(departures) | set(arrivals)):
        delays = departures[key]
        # An airport where nothing departed has nobody late, and no share, mean or greatest of them.
        out.writerow([*key, len(delays), arrivals[key], *figures(delays)])
