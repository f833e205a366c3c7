"""Validates what machines are told of a built site with other people's software.

    scripts/validate-downloads SITE [BASED BASE_URL]

BASED is the same site, built with a base_url.

1. The JSON-LD of every page is expanded by PyLD and read as RDF by rdflib; every
   type and property in it is one of schema.org's; every download that it names is
   a file of the site with the size that it says.
2. Without a base_url nothing that machines are told is absolute.
3. With one, sitemap.xml agrees with the schema of sitemaps.org and lists every
   page but the framed ones; feed.xml agrees with RFC 4287 and is read by feedparser;
   every page has a canonical address and Open Graph, every force and measure a
   picture of 1200 by 630 pixels.
"""

import csv
import json
import struct
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import feedparser
from lxml import etree
from pyld import jsonld
from rdflib import Graph, RDF
from rdflib.namespace import SDO

HERE = Path(__file__).resolve().parent
ATOM = HERE / "atom.rng"
SITEMAP = HERE.parent / "tests/validators/node_modules/sitemap/schema/sitemap.xsd"
# Without the network the context stands for the one at schema.org, whose words it
# takes for schema.org's in the same way.
CONTEXT = {"@context": {"@vocab": "https://schema.org/"}}


class Head(HTMLParser):
    """The parts of a page that machines read."""

    def __init__(self, text):
        super().__init__()
        self.meta, self.links, self.blocks, self.inside = {}, {}, [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if tag == "meta":
            self.meta[named.get("property") or named.get("name")] = named.get("content")
        elif tag == "link":
            self.links[named.get("rel")] = named.get("href")
        elif tag == "script" and named.get("type") == "application/ld+json":
            self.inside = True
            self.blocks.append("")

    def handle_data(self, data):
        if self.inside:
            self.blocks[-1] += data

    def handle_endtag(self, tag):
        self.inside = False


def has_moved(path):
    """Whether a page only leads to another one."""
    return 'http-equiv="refresh"' in path.read_text(encoding="utf-8")


def without_network(address, options):
    if not address.rstrip("/").endswith("schema.org"):
        raise ValueError(f"a context of somebody else: {address}")
    return {"contextUrl": None, "documentUrl": address, "document": CONTEXT}


def unknown_words(document):
    """Types and properties that are not schema.org's."""
    quads = jsonld.to_rdf(document, {"format": "application/n-quads"})
    graph = Graph().parse(data=quads, format="nquads")
    names = set(graph.predicates()) | set(graph.objects(None, RDF.type))
    names.discard(RDF.type)
    start = str(SDO._NS)
    return sorted(str(name) for name in names
                  if not str(name).startswith(start) or str(name)[len(start):] not in SDO)


def size_in_words(count):
    if count < 1_000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{-(-count // 1_000)} KB"
    return f"{count // 1_000_000}.{count % 1_000_000 // 100_000} MB"


@cache
def is_illustrative(table):
    """Whether a table of values has some that are marked as illustrative."""
    with open(table, encoding="utf-8", newline="") as file:
        return any("[i]" in row["marker"] for row in csv.DictReader(file))


def wrongly_illustrative(edition, table, text):
    """What is wrong with what a text says of the illustrative values of a table."""
    if is_illustrative(edition / "downloads" / f"{edition.name}-{table}.csv"):
        return "" if "illustrative" in text else "says nothing of illustrative values"
    return "speaks of illustrative values that are not there" if "illustrative" in text else ""


def table_of(name):
    """The table of what the page of a force or a measure is about."""
    path = Path(name)
    return f"{path.parent.name.removesuffix('s')}-{path.stem}"


def of_type(graph, kind):
    return [thing for thing in graph if thing["@type"] == kind]


def wrong_in_dataset(dataset, files, page):
    """What is wrong with the downloads of a dataset."""
    for download in dataset["distribution"]:
        path = urljoin(page, download["contentUrl"])
        if path not in files:
            return f"no file {path}"
        if download["contentSize"] != size_in_words(files[path]):
            return f"{path} is not {download['contentSize']}"
    return "" if dataset["distribution"] else "no downloads"


def expected(path):
    """The kinds of thing that the page at a path has to tell of."""
    kinds = {"Report" if path == "index.html" else "WebPage"}
    if path != "index.html":
        kinds.add("BreadcrumbList")
    folder = path.split("/")[0]
    if folder in ("measures", "questions", "figures") or path in ("index.html", "data.html"):
        kinds.add("Dataset")
    if folder == "forces" and path != "forces/index.html":
        kinds.add("Dataset")
    return kinds


def is_framed(path):
    """Whether a page is the part of another one that other sites show in a frame; the
    page that it is of says what it is."""
    return path.name.endswith("-embed.html")


def validate_json_ld(edition, at, check):
    """`at` is where the edition lives; pages name files relative to themselves,
    or absolutely under it."""
    files = {urljoin(at, str(path.relative_to(edition))): path.stat().st_size
             for path in edition.rglob("*") if path.is_file()}
    for path in sorted(edition.rglob("*.html")):
        name = str(path.relative_to(edition))
        if has_moved(path) or is_framed(path):
            continue
        head = Head(path.read_text(encoding="utf-8"))
        if len(head.blocks) != 1:
            check(name, f"{len(head.blocks)} blocks of JSON-LD")
            continue
        document = json.loads(head.blocks[0])
        page = urljoin(at, name)
        expanded = jsonld.expand(document, {"base": page})
        lost = len(document["@graph"]) - len(expanded)
        kinds = {thing["@type"] for thing in document["@graph"]}
        check(f"{name} by PyLD", f"{lost} things were lost" if lost else "")
        unknown = unknown_words(document)
        check(f"{name} by rdflib", f"not of schema.org: {unknown}" if unknown else "")
        check(f"{name}: kinds", "" if kinds == expected(name) else f"has {kinds}")
        wrong = ""
        for dataset in of_type(document["@graph"], "Dataset"):
            wrong = wrong or wrong_in_dataset(dataset, files, page)
            if name.startswith(("forces/", "measures/")):
                wrong = wrong or wrongly_illustrative(edition, table_of(name), dataset["description"])
        for way in of_type(document["@graph"], "BreadcrumbList"):
            steps = way["itemListElement"]
            if [step["position"] for step in steps] != list(range(1, len(steps) + 1)):
                wrong = wrong or "the way to it is not in order"
            for step in steps:
                if urljoin(page, step["item"]) not in files:
                    wrong = wrong or f"no file {step['item']}"
        check(f"{name}: what it names", wrong)


def absolute(value):
    """The absolute addresses in JSON, but for those of somebody else."""
    if isinstance(value, dict):
        return [found for key, inner in value.items() if key not in ("@context", "license")
                for found in absolute(inner)]
    if isinstance(value, list):
        return [found for inner in value for found in absolute(inner)]
    return [value] if isinstance(value, str) and "://" in value else []


def validate_plain(site, check):
    """Nothing absolute where it is unknown where the site will live."""
    for name in ("sitemap.xml", "feed.xml"):
        check(f"no {name}", "is there" if (site / name).exists() else "")
    for path in sorted(site.rglob("*.html")):
        head = Head(path.read_text(encoding="utf-8"))
        found = [url for block in head.blocks for url in absolute(json.loads(block))]
        found += [name for name in head.meta if name and name.startswith(("og:", "twitter:"))]
        found += ["canonical"] if "://" in head.links.get("canonical", "") else []
        check(f"{path.relative_to(site)}: nothing absolute", ", ".join(found[:3]))
    pictures = list(site.glob("*/pictures/*"))
    check("no pictures of pages", f"{len(pictures)} are there" if pictures else "")
    robots = (site / "robots.txt").read_text()
    check("robots.txt", "" if robots == "User-agent: *\nAllow: /\n" else robots)


def by_schema(path, validator, check):
    document = etree.parse(str(path))
    check(f"{path.name} by libxml2", "" if validator.validate(document) else str(validator.error_log))
    return document


def validate_based(site, base, check):
    pages = sorted(path for path in site.rglob("*.html")
                   if path.name != "404.html" and not has_moved(path))
    sitemap = by_schema(site / "sitemap.xml", etree.XMLSchema(file=str(SITEMAP)), check)
    listed = sorted(loc.text for loc in sitemap.iter("{*}loc"))
    # A framed page asks not to be found; its whole is.
    there = sorted(f"{base}/{path.relative_to(site)}" for path in pages if not is_framed(path))
    check("sitemap.xml lists every page", "" if listed == there else "other pages than there are")

    by_schema(site / "feed.xml", etree.RelaxNG(file=str(ATOM)), check)
    feed = feedparser.parse((site / "feed.xml").read_bytes())
    check("feed.xml by feedparser", feed.get("bozo_exception", "") if feed.bozo else "")
    check("feed.xml is Atom", "" if feed.version == "atom10" and feed.entries else feed.version)
    for entry in feed.entries:
        path = site / entry.link.removeprefix(f"{base}/").split("#")[0]
        check(f"feed.xml: {entry.title}", "" if path.is_file() else f"leads to {entry.link}")
        if not entry.title.startswith("Correction"):
            of = site / path.relative_to(site).parts[0]
            check(f"feed.xml: {entry.title}", wrongly_illustrative(of, "values", entry.summary))

    robots = (site / "robots.txt").read_text()
    check("robots.txt", "" if robots.endswith(f"\nSitemap: {base}/sitemap.xml\n") else robots)
    pictured = 0
    for path in pages:
        if is_framed(path):
            continue
        name = path.relative_to(site)
        head = Head(path.read_text(encoding="utf-8"))
        wrong = "" if head.links.get("canonical") == f"{base}/{name}" else "no canonical address"
        if len(name.parts) > 1:
            pictured += wrong_in_open_graph(name, head, site, base, check)
        check(f"{name}: canonical", wrong)
    forces = len(list(site.glob("*/forces/*.html"))) - len(list(site.glob("*/forces/index.html")))
    least = forces + len(list(site.glob("*/measures/*.html")))
    check("every force and measure has a picture", "" if pictured >= least else f"{pictured} have")


def wrong_in_open_graph(name, head, site, base, check):
    """Checks the Open Graph of a page; 1 if it has a picture."""
    needed = ("og:title", "og:description", "og:url", "og:type", "og:site_name", "og:locale")
    missing = [one for one in needed if not head.meta.get(one)]
    check(f"{name}: Open Graph", ", ".join(missing))
    check(f"{name}: not to be indexed", "" if head.meta.get("robots") == "noindex" else "is")
    description = head.meta.get("og:description") or ""
    said = wrongly_illustrative(site / name.parts[0], "values", description)
    check(f"{name}: Open Graph", said)
    image = head.meta.get("og:image")
    if not image:
        return 0
    file = site / image.removeprefix(f"{base}/")
    size = struct.unpack(">II", file.read_bytes()[16:24]) if file.is_file() else ()
    right = size == (1200, 630) and head.meta.get("og:image:alt")
    check(f"{name}: picture", "" if right else f"{image} {size}")
    return 1


def validate(site, based, base, check):
    jsonld.set_document_loader(without_network)
    for edition in sorted(path for path in site.iterdir() if path.is_dir()):
        validate_json_ld(edition, f"{edition.name}/", check)
    validate_plain(site, check)
    if based:
        for edition in sorted(path for path in based.iterdir() if path.is_dir()):
            validate_json_ld(edition, f"{base}/{edition.name}/", check)
        validate_based(based, base, check)
