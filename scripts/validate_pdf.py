"""What `scripts/validate-pdf` does, one check after the other; the last line is
"N passed, N failed"."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

PDF = Path(sys.argv[1])
# Nothing where the document is only a part.
SITE = Path(sys.argv[2]) if len(sys.argv) > 2 else None
BIN = Path(sys.executable).parent
# Repeated heads of tables are artifacts, as ISO 14289 asks; this rule takes them
# for words that are lost.
NOT_FOR_REPEATED_HEADS = "TAG-002"
results = []


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True)


def check(name):
    def wrap(function):
        try:
            problem = function()
        except Exception as error:  # a check that breaks has failed
            problem = repr(error)
        results.append(problem is None)
        print("ok  " if problem is None else "FAIL", name, "" if problem is None else problem)

    return wrap


@check("qpdf finds no fault in the file")
def _():
    done = run("qpdf", "--check", PDF)
    return None if done.returncode == 0 else (done.stdout + done.stderr)[-800:]


@check("pdfua finds nothing against PDF/UA-1")
def _():
    done = run(BIN / "pdfua", "check", PDF)
    return None if done.returncode == 0 else done.stdout[-2000:]


@check("outloud finds nothing against PDF/UA-1")
def _():
    done = run(BIN / "outloud", "--layer", "conformance", "--skip", NOT_FOR_REPEATED_HEADS,
               "--no-info", PDF)
    return None if done.returncode == 0 else done.stdout[-2000:]


@check("it says that it is tagged, whose it is, and to what it conforms")
def _():
    said = run("pdfinfo", PDF).stdout
    wanted = [r"Title: +\S", r"Author: +\S", r"Tagged: +yes", r"CreationDate: +\S"]
    missing = [pattern for pattern in wanted if not re.search(pattern, said)]
    data = PDF.read_bytes()
    missing += [mark for mark in (b"pdfuaid", b"pdfaid") if mark not in data]
    return None if not missing else f"missing: {missing}"


@check("its typefaces are in it, and none is of Type 3")
def _():
    fonts = run("pdffonts", PDF).stdout.splitlines()[2:]
    bad = [line for line in fonts if "Type 3" in line or not re.search(r" yes (yes|no) +yes ", line)]
    return None if fonts and not bad else str(bad or "no typeface")


def squeezed(text):
    """Letters and digits only: lines, hyphens and spaces are the page's."""
    return re.sub(r"[\W_]+", "", text)


class Claims(HTMLParser):
    """The paragraphs, items, cells and headings that hold a bound number, without the
    signs of footnotes."""

    BLOCKS = {"p", "li", "dd", "dt", "td", "th", "caption", "figcaption"} | {
        f"h{level}" for level in range(1, 7)
    }
    UNSEEN = {"sup", "svg", "script", "style"}

    def __init__(self):
        super().__init__()
        self.found, self.open, self.skip = [], [], 0

    def handle_starttag(self, tag, attributes):
        if tag in self.BLOCKS:
            self.open.append([tag, "", False])
        self.skip += tag in self.UNSEEN
        classes = (dict(attributes).get("class") or "").split()
        if "claim" in classes and self.open:
            self.open[-1][2] = True

    def handle_endtag(self, tag):
        self.skip -= tag in self.UNSEEN
        if self.open and self.open[-1][0] == tag:
            _, text, bound = self.open.pop()
            if bound:
                self.found.append(text)

    def handle_data(self, data):
        if self.open and not self.skip:
            self.open[-1][1] += data


PAGES = run("pdftotext", "-raw", PDF, "-").stdout.split("\f")[:-1]


def stands(sentence, pages):
    """Whether the pages have a sentence in these words, in one piece or in two, where
    the note that it bears, the end of the page or figures of a page each part it."""
    if any(sentence in page for page in pages):
        return True
    for number, page in enumerate(pages):
        least, most = 0, len(sentence) - 1
        while least < most:
            middle = (least + most + 1) // 2
            if sentence[:middle] in page:
                least = middle
            else:
                most = middle - 1
        if least and any(sentence[least:] in page for page in pages[number : number + 4]):
            return True
    return False


def every_claim():
    pages = [squeezed(page) for page in PAGES]
    blocks = set()
    for path in sorted(SITE.rglob("*.html")):
        # A figure in another order is only on the site.
        if not path.stem.endswith(("-a-to-z", "-by-region")):
            parser = Claims()
            parser.feed(path.read_text())
            blocks.update(parser.found)
    missing = []
    for block in sorted(blocks):
        sentences = (squeezed(part) for part in re.split(r"(?<=[.!?])\s", block))
        missing += [part for part in sentences if part and not stands(part, pages)]
    if len(blocks) < 50:
        return f"only {len(blocks)} blocks were looked for"
    return None if not missing else f"{len(missing)} of {len(blocks)}: {missing[:5]}"


if SITE:
    check("every sentence of the site with a bound number is in it, word by word")(every_claim)


@check("no page of running text is less than half full")
def _():
    boxes = run("pdftotext", "-bbox-layout", PDF, "-").stdout
    boxes = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", boxes)
    names = {"x": "http://www.w3.org/1999/xhtml"}
    pages = ElementTree.fromstring(boxes.encode()).findall(".//x:page", names)
    short = []
    # The cover has its own measure, and what comes last ends where it ends.
    for number, page in list(enumerate(pages, 1))[1:-1]:
        height = float(page.get("height"))
        ends = [float(line.get("yMax")) for line in page.findall(".//x:line", names)]
        body = [end for end in ends if height * 0.09 < end < height * 0.925]
        if not body or max(body) < height / 2:
            short.append(number)
    return None if not short else f"pages {short} of {len(pages)}"


passed = sum(results)
print(f"{passed} passed, {len(results) - passed} failed")
sys.exit(passed != len(results))
