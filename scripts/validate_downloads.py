"""Validates a built site with other people's software; see scripts/validate-downloads.

The downloads of every edition, and then (validate_site.py) what machines are told
of its pages:

1. Every CSV file is read by Python's csv, and has a description beside it that
   csvw accepts and that the file agrees with.
2. Every JSON download agrees with the published JSON Schema.
3. The data package agrees with its files and is accepted by frictionless.
4. What the CSV files, the JSON files and the package say is the same.

Ends with one line, `N passed, N failed`, and 1 if anything failed.
"""

import csv
import json
import sys
import warnings
from decimal import Decimal
from pathlib import Path

import jsonschema
from csvw import CSVW
from frictionless import Package

import validate_site

passed = 0
problems = []


def check(name, failure):
    """Counts a check; `failure` says what is wrong, or is empty."""
    global passed
    if failure:
        problems.append(f"{name}: {failure}")
    else:
        passed += 1


def read_csv(path):
    """The rows of a CSV file as dictionaries, every row of the same width."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    header = rows[0]
    ragged = [number for number, row in enumerate(rows, 1) if len(row) != len(header)]
    if ragged:
        raise ValueError(f"rows {ragged[:5]} are not as wide as the header")
    return [dict(zip(header, row)) for row in rows[1:]]


def validate_csv(folder):
    for path in sorted(folder.glob("*.csv")):
        try:
            read_csv(path)
            check(path.name, "")
        except (ValueError, csv.Error, UnicodeDecodeError) as error:
            check(path.name, error)
        metadata = path.with_name(path.name + "-metadata.json")
        if not metadata.exists():
            check(metadata.name, "is missing")
            continue
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                described = CSVW(str(path), md_url=str(metadata), validate=True)
                valid = described.is_valid
                rows = sum(1 for _ in described.tables[0].iterdicts(strict=True))
            except Exception as error:  # whatever the validator throws is its verdict
                check(metadata.name, repr(error))
                continue
        said = [str(warning.message) for warning in caught]
        said = [words for words in said if "ResourceWarning" not in words]
        check(metadata.name, "" if valid and not said else f"not valid: {said}")
        check(f"{path.name} by csvw", "" if rows == len(read_csv(path)) else "rows were lost")


def validate_json(folder):
    schema = json.loads((folder / "bluebook-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    check("bluebook-1.schema.json", "")
    validator = jsonschema.Draft202012Validator(schema)
    described = {"bluebook-1.schema.json", "datapackage.json"}
    for path in sorted(folder.glob("*.json")):
        if path.name in described or path.name.endswith(".csv-metadata.json"):
            continue
        document = json.loads(path.read_text(encoding="utf-8"))
        errors = [error.message for error in validator.iter_errors(document)]
        check(path.name, "; ".join(errors[:3]))


def written(value):
    """A value of JSON as it stands in CSV."""
    if value is None:
        return ""
    if value is True or value is False:
        return str(value).lower()
    if isinstance(value, list):
        return (" " if all(text.startswith("[") for text in value) else " | ").join(value)
    return str(value)


def validate_same(folder):
    """The edition's JSON and its CSV files say the same, digit for digit."""
    for path in folder.glob("*-edition.json"):
        year = path.name.removesuffix("-edition.json")
        text = path.read_text(encoding="utf-8")
        document = json.loads(text, parse_float=Decimal, parse_int=Decimal)
        for name, rows in document.items():
            table = folder / f"{year}-{name}.csv"
            if not isinstance(rows, list):
                continue
            same = [{key: written(value) for key, value in row.items()} for row in rows]
            check(f"{table.name} and {path.name}", "" if same == read_csv(table) else "differ")


def validate_package(folder):
    package = Package(str(folder / "datapackage.json"))
    report = package.validate()
    messages = [str(error) for error in report.flatten(["title", "message"])]
    check("datapackage.json", "" if report.valid else "; ".join(messages[:5]))
    for resource in package.resources:
        rows = len(resource.read_rows())
        beside = len(read_csv(folder / resource.path))
        check(f"{resource.name} by frictionless", "" if rows == beside else "rows were lost")


def main():
    site, based, base = (sys.argv[1:] + ["", ""])[:3]
    site, based = Path(site), Path(based) if based else None
    editions = [path for path in sorted(site.iterdir()) if path.is_dir()]
    check("editions", "" if editions else f"there is none in {site}")
    for edition in editions:
        for validate in (validate_csv, validate_json, validate_same, validate_package):
            validate(edition / "downloads")
    validate_site.validate(site, based, base, check)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{passed} passed, {len(problems)} failed")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
