//! What stands apart from the running text: pictures and boxes, on the page, in the
//! report, in the search and in a seal, and what editors are told of slips.

use std::fs;

use bluebook::pipeline::{self, Extras, Paper, Pictures, Site};
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use scraper::{Html, Selector};

use crate::built::{fails, small_root, succeeds};
use crate::support::Overlay;

const CHAPTER: &str = "content/2017/chapters/02-prevention.md";
const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 30\"/>";

/// Stripes, and no place that anybody could know.
fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let pixels = RgbImage::from_fn(width, height, |x, y| Rgb([x as u8, y as u8, 99]));
    let mut bytes = Vec::new();
    pixels
        .write_with_encoder(JpegEncoder::new(&mut bytes))
        .expect("a JPEG");
    bytes
}

/// The small edition with pictures, and with a text at the end of a chapter.
fn with(text: &str) -> Overlay {
    let small = Overlay::of("tests/editions/small").dressed();
    let chapter = bluebook::source::Tree::read(&small, CHAPTER).expect("a chapter");
    let chapter = String::from_utf8(chapter).expect("a text");
    small
        .with("content/2017/images/stripes.jpg", jpeg(1000, 500))
        .with("content/2017/images/media/plan.svg", DRAWING)
        .with(CHAPTER, format!("{chapter}\n{text}\n"))
}

fn site(tree: &Overlay) -> Site {
    let mut editions = [pipeline::check_in(tree, "2017")];
    let extras = Extras {
        pictures: Pictures::LeftOut,
        workbook: false,
        paper: Paper::LeftOut,
    };
    let site = pipeline::site(&mut editions, Vec::new(), extras).expect("no clash");
    site.unwrap_or_else(|| panic!("{}", tree.check("2017").messages()))
}

fn file<'a>(site: &'a Site, path: &str) -> Option<&'a [u8]> {
    let mut files = site.artifacts.iter();
    let found = files.find(|file| file.path.as_str() == path);
    found.map(|file| file.bytes.as_ref())
}

fn page(site: &Site, path: &str) -> Html {
    let bytes = file(site, path).unwrap_or_else(|| panic!("{path} is not there"));
    Html::parse_document(std::str::from_utf8(bytes).expect("a page"))
}

#[track_caller]
fn only(page: &Html, selector: &str) -> String {
    let chosen = Selector::parse(selector).expect("a selector");
    let found: Vec<String> = page.select(&chosen).map(|one| one.html()).collect();
    assert_eq!(found.len(), 1, "{selector}: {found:?}");
    found[0].clone()
}

const SHOWN: &str = "\
![A field of stripes in [9](literal:a-drawing) colours](images/stripes.jpg \"Stripes, in \
[3](literal:a-drawing) colours. Photo: A. B. Nobody\")

![\"\"](../images/media/plan.svg)

> [!case] How *Westvale* counts
> The force counts twice.
>
> ![Stripes again](images/stripes.jpg)
>
> — Westvale Police

> [!quote]
> “We were heard.”
> -- A witness";

#[test]
fn pictures_and_boxes_are_on_the_page_and_in_the_report() {
    let site = site(&with(SHOWN));
    let chapter = page(&site, "2017/chapters/prevention.html");
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        let parts = ["figure.picture", "div.picture:not(.box *)", "aside.box", "figure.box"];
        let parts = parts.map(|part| only(&chapter, part));
        insta::assert_snapshot!("set-apart", parts.join("\n"));
    });
    let report = page(&site, "2017/report.html");
    for part in ["figure.picture", "aside.box", "figure.box"] {
        let text = only(&report, part);
        assert!(!text.contains("../"), "{text}");
    }
    // Every version that a page names is there, and as wide as it says.
    for (path, width) in [
        ("2017/images/stripes-480.jpg", 480),
        ("2017/images/stripes-960.jpg", 960),
        ("2017/images/stripes-1000.jpg", 1000),
    ] {
        let bytes = file(&site, path).expect(path);
        let pixels = image::load_from_memory(bytes).expect("a picture");
        assert_eq!((pixels.width(), pixels.height()), (width, width / 2));
    }
    assert_eq!(
        file(&site, "2017/images/media/plan.svg"),
        Some(DRAWING.as_bytes())
    );
    let index = file(&site, "2017/search-index.js").expect("an index");
    let index = String::from_utf8_lossy(index);
    for word in ["stripes", "nobody", "witness", "twice"] {
        assert!(index.to_lowercase().contains(word), "{word}");
    }
}

#[test]
fn what_is_wrong_with_one_is_said_once() {
    let slips = [
        (
            "![Stripes](images/stirpes.jpg)",
            "error[picture]: there is no picture `images/stirpes.jpg`",
            "did you mean `images/stripes.jpg`?",
        ),
        (
            "![Stripes](stripes.jpg)",
            "error[picture]: `stripes.jpg` is not in the folder of the pictures",
            "pictures lie in the edition's folder `images`: `![…](images/…)`",
        ),
        (
            "![](images/stripes.jpg)",
            "error[missing-alt-text]: this picture has no alternative text",
            "say between the square brackets what it shows, or write `![\"\"](…)` if it only \
             decorates",
        ),
        (
            "Words ![Stripes](images/stripes.jpg) and words.",
            "error[figure]: a picture stands beside other text",
            "put it in a paragraph of its own, with a blank line before and after",
        ),
        (
            "![Stripes](https://example.org/stripes.jpg)",
            "error[unknown-scheme]: a picture from elsewhere can't be shown",
            "put the file into the edition's folder `images`: `![…](images/…)`",
        ),
        (
            "![](figure:solved \"Solved\")",
            "warning[figure]: the caption “Solved” is not shown",
            "what stands over a figure is in its own file; only pictures have captions",
        ),
        (
            "| a | b |\n|---|---|\n| c | ![Stripes](images/stripes.jpg) |",
            "error[figure]: a picture can't be shown in a cell of a table",
            "put it in a paragraph of its own, with a blank line before and after",
        ),
        (
            "![Stripes](images/stripes.jpg \"In 12 colours. By me\")",
            "warning[unbound-number]: “12” is bound to nothing",
            "",
        ),
        (
            "> [!cas] A case\n> Words.",
            "error[markdown]: there is no box `[!cas]`",
            "did you mean `[!case]`?",
        ),
        (
            "> [!warning]\n> Words.",
            "error[markdown]: there is no box `[!warning]`",
            "the boxes are `[!case] Title` and `[!quote]`",
        ),
        (
            "> [!case]\n> Words.",
            "error[markdown]: this case study has no title",
            "write it behind the mark: `> [!case] Title`",
        ),
        (
            "> [!quote]\n> — A witness",
            "error[markdown]: this box is empty",
            "write what it says in the lines below, each with `> ` before it",
        ),
        (
            "[!case] A case",
            "warning[markdown]: this mark begins no box, so it is shown as it is typed",
            "begin the first line of a quotation with it: `> [!case] Title`",
        ),
    ];
    for (text, message, help) in slips {
        let shown = "![Stripes](images/stripes.jpg)\n\n![\"\"](images/media/plan.svg)";
        let tree = with(&format!("{text}\n\n{shown}"));
        let said = tree.check("2017").messages();
        let heads = said
            .lines()
            .filter(|line| line.starts_with("error") || line.starts_with("warning"));
        assert_eq!(
            heads.collect::<Vec<_>>().join("\n"),
            message,
            "{text}\n{said}"
        );
        let whole = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(whole.replace("| ", "").contains(&help), "{text}\n{said}");
    }
}

#[test]
fn files_that_are_no_pictures_are_told() {
    let heads = |tree: &Overlay| {
        let said = tree.check("2017").messages();
        let heads = said
            .lines()
            .filter(|line| line.starts_with("error") || line.starts_with("warning"));
        heads.map(str::to_owned).collect::<Vec<_>>()
    };
    let shown = "![Stripes](images/stripes.jpg)\n\n![\"\"](images/media/plan.svg)";
    assert_eq!(heads(&with(shown)), Vec::<String>::new());
    for (path, bytes, message) in [
        (
            "images/stripes.jpg",
            b"<html>".to_vec(),
            "error[picture]: the file content/2017/images/stripes.jpg is no picture",
        ),
        (
            "images/media/plan.svg",
            b"<svg viewBox=\"0 0 9 9\">\n<script/></svg>".to_vec(),
            "error[picture]: the file content/2017/images/media/plan.svg holds an element \
             `script` in line 2",
        ),
        (
            "images/stripes.jpeg",
            jpeg(20, 20),
            "warning[picture]: no text shows the picture content/2017/images/stripes.jpeg, so it \
             is not published",
        ),
        (
            "images/my stripes.jpg",
            jpeg(20, 20),
            "error[picture]: the file content/2017/images/my stripes.jpg has a name that not \
             every address can hold",
        ),
        (
            "images/stripes.heic",
            jpeg(20, 20),
            "warning[unexpected-file]: content/2017/images/stripes.heic is no file of an edition, \
             so nothing would read it",
        ),
    ] {
        let tree = with(shown).with(&format!("content/2017/{path}"), bytes);
        assert_eq!(heads(&tree), [message], "{path}");
    }
    // Where capital letters make no difference, one would lie over the other.
    let tree = with(shown).with("content/2017/images/Stripes.jpg", jpeg(1000, 20));
    assert_eq!(
        heads(&tree)[1],
        "error[picture]: the file content/2017/images/stripes.jpg would have an address of the \
         picture images/Stripes.jpg"
    );
}

#[test]
fn a_picture_is_sealed_and_made_again() {
    let root = small_root();
    let root = root.path();
    fs::create_dir(root.join("content/2017/images")).expect("a folder");
    let photo = root.join("content/2017/images/stripes.jpg");
    fs::write(&photo, jpeg(700, 300)).expect("written");
    let chapter = root.join(CHAPTER);
    let text = fs::read_to_string(&chapter).expect("a chapter");
    fs::write(&chapter, text + "\n![Stripes](images/stripes.jpg)\n").expect("written");
    succeeds(root, &["archive", "2017"]);
    for file in [
        "source/content/2017/images/stripes.jpg",
        "site/2017/images/stripes-480.jpg",
    ] {
        assert!(
            root.join("archive/2017/data").join(file).is_file(),
            "{file}"
        );
    }
    succeeds(root, &["verify", "archive/2017.zip", "--rebuild"]);
    // Too large for anybody's line.
    fs::write(&photo, vec![0; 9 * 1024 * 1024]).expect("written");
    let said = fails(root, &["check"], 1);
    assert!(said.contains("more than the 8 MB"), "{said}");
    assert_eq!(said.matches("error[").count(), 1, "{said}");
}

const TABLE: &str = "\
caption = \"Solved, by *force*\"
notes   = [\"Counted by hand.\"]
source  = \"inspection\"

[columns.force]
hidden = true

[columns.share]
label    = \"Solved\"
suffix   = \"%\"
decimals = 1
bind     = \"value:solved/{force}/2017\"

[columns.calls]
thousands = true
bind      = \"literal:from-nowhere\"

[columns.code]
bind = \"literal:from-nowhere\"

[columns.more]
prefix   = \"£\"
decimals = 1
bind     = \"literal:from-nowhere\"
";
const CELLS: &str = "\
name,force,share,calls,code,more
Northshire,northshire,12.5,12345,007,+3
\"Westvale, \"\"the\"\" vale\",Westvale,?,not held,1_000,+4.25
";

/// The small edition with a table from CSV.
fn with_table(declared: &str, cells: &str, text: &str) -> Overlay {
    with(&format!(
        "{text}\n\n![Stripes](images/stripes.jpg)\n\n![\"\"](images/media/plan.svg)"
    ))
    .with("content/2017/tables/solved-here.toml", declared)
    .with("data/2017/tables/solved-here.csv", cells)
}

#[test]
fn a_table_from_csv_has_checked_cells() {
    let shown = "![](table:solved-here)";
    let tree = with_table(TABLE, CELLS, shown);
    assert_eq!(tree.check("2017").messages(), "");
    let site = site(&tree);
    let chapter = page(&site, "2017/chapters/prevention.html");
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        let parts = [".prose > .table-scroll", ".prose > .table-notes"].map(|part| only(&chapter, part));
        insta::assert_snapshot!("table-from-csv", parts.join("\n"));
    });
    let cells = only(&chapter, ".prose > .table-scroll");
    for shown in [">007<", ">£+3.0<", ">1_000<", ">£+4.3<", ">12,345<"] {
        assert!(cells.contains(shown), "{shown}\n{cells}");
    }
    for (cells, text, head) in [
        (
            CELLS.replace("12.5", "12.6"),
            shown,
            "error[disagreement]: the words say “12.6%”, the data say 12.5 percent",
        ),
        (
            CELLS.replace("?", ""),
            shown,
            "error[missing-value]: a cell is blank",
        ),
        (
            CELLS.replace("not held", "not held, yet"),
            shown,
            "error[wrong-value]: this row has 7 cells under 6 headings",
        ),
        (
            CELLS.replace("name,force", "name,farce"),
            shown,
            "error[unknown-name]: the table has no column `force`",
        ),
        (
            CELLS.to_owned(),
            "![](table:solved-her)",
            "error[unknown-name]: there is no table `solved-her`",
        ),
        (
            CELLS.to_owned(),
            "Words.",
            "warning[figure]: no text shows the table `solved-here`",
        ),
        (
            CELLS.to_owned(),
            "![A table](table:solved-here)",
            "warning[figure]: these words are not shown: a table needs no alternative text",
        ),
    ] {
        let said = with_table(TABLE, &cells, text).check("2017").messages();
        assert!(said.contains(head), "{head}\n{said}");
    }
    let shown = with("![Stripes](images/stripes.jpg)\n\n![\"\"](images/media/plan.svg)");
    let said = shown.with("data/2017/tables/solved-here.csv", CELLS);
    let said = said.check("2017").messages();
    for part in [
        "warning[unexpected-file]: nothing shows the cells of the table `solved-here`",
        "content/2017/tables/solved-here.toml",
        "`![](table:solved-here)`",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    assert_eq!(said.matches("warning[").count(), 1, "{said}");
}
