"""Validates a sealed edition with the Library of Congress's own `bagit`.

    scripts/validate-bag archive/2017

1. The bag is valid, with every checksum computed again.
2. So is what the ZIP file beside it unpacks to, which holds the same bytes.
3. With one byte altered, one file missing or one more, it is not: the validator
   that is asked can say no.

Ends with one line, `N passed, N failed`, and 1 if anything failed.
"""

import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

import bagit

passed = 0
problems = []


def check(name, failure):
    """Counts a check; `failure` says what is wrong, or is empty."""
    global passed
    if failure:
        problems.append(f"{name}: {failure}")
    else:
        passed += 1


def verdict(folder):
    """Why a bag is not valid; empty if it is."""
    try:
        bagit.Bag(str(folder)).validate()
        return ""
    except bagit.BagError as error:
        return str(error) or repr(error)


def files(folder):
    """Every file under a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def altered(folder, work):
    """Copies of a bag with something wrong, by what it is."""
    pages = sorted((folder / "data").rglob("*.html"))
    page = pages[len(pages) // 2].relative_to(folder)

    def copy(name):
        return Path(shutil.copytree(folder, work / name))

    one = copy("one byte altered")
    data = bytearray((one / page).read_bytes())
    data[len(data) // 2] ^= 1
    (one / page).write_bytes(data)
    yield one
    one = copy("one file missing")
    (one / page).unlink()
    yield one
    one = copy("one file more")
    (one / "data" / "more.txt").write_text("more")
    yield one
    one = copy("another word about it")
    info = one / "bag-info.txt"
    info.write_text(info.read_text(encoding="utf-8") + "More: words\n", encoding="utf-8")
    yield one


def main():
    folder = Path(sys.argv[1])
    check(str(folder), verdict(folder))
    info = bagit.Bag(str(folder)).info
    for name in ("Bagging-Date", "Payload-Oxum", "Bluebook-Edition-Status", "Bluebook-Revision"):
        check(name, "" if info.get(name) else "is not said")
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        container = folder.with_name(folder.name + ".zip")
        with zipfile.ZipFile(container) as packed:
            check(container.name, packed.testzip())
            names = packed.namelist()
            check("order", "" if names == sorted(names) else "the entries are not sorted")
            times = {entry.date_time for entry in packed.infolist()}
            check("times", "" if len(times) == 1 else f"there are several: {sorted(times)[:3]}")
            packed.extractall(work)
        check("unpacked", verdict(work / folder.name))
        same = files(work / folder.name) == files(folder)
        check("container and folder", "" if same else "differ")
        for wrong in altered(folder, work):
            check(wrong.name, "" if verdict(wrong) else "was not noticed")
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{passed} passed, {len(problems)} failed")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
