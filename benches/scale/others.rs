//! The same report for Hugo and Zola: its chapters without what only Bluebook
//! understands, and a page for each force with its four charts of 43 bars,
//! drawn by a template. Neither checks a word or offers a download.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use crate::data::Data;
use crate::process;
use crate::report::{GROUP, Report, write};

/// Another generator.
pub(crate) struct Other {
    /// The name of its program.
    pub(crate) program: &'static str,
    /// Files that are the same for every report.
    files: &'static [(&'static str, &'static str)],
    /// What stands before the measures in a force's page.
    measures: &'static str,
    /// How it is called, with `SOURCE` and `OUTPUT` in place of the folders.
    args: &'static [&'static str],
}

pub(crate) const OTHERS: [Other; 2] = [
    Other {
        program: "zola",
        files: &[
            (
                "config.toml",
                "base_url = \"https://example.org\"\ntitle = \"Report\"\n",
            ),
            ("content/_index.md", "+++\n+++\n"),
            (
                "content/chapters/_index.md",
                "+++\nsort_by = \"title\"\n+++\n",
            ),
            (
                "content/forces/_index.md",
                "+++\nsort_by = \"title\"\npage_template = \"force.html\"\n+++\n",
            ),
            (
                "templates/base.html",
                "<!DOCTYPE html><html lang=\"en\"><head><title>{% block title %}{% endblock %}\
                 </title></head><body><main>{% block main %}{% endblock %}</main></body></html>",
            ),
            (
                "templates/index.html",
                "{% extends \"base.html\" %}{% block main %}<h1>Report</h1>{% endblock %}",
            ),
            (
                "templates/section.html",
                "{% extends \"base.html\" %}{% block main %}<ul>{% for page in section.pages %}\
                 <li><a href=\"{{ page.permalink | safe }}\">{{ page.title }}</a></li>{% endfor %}\
                 </ul>{% endblock %}",
            ),
            (
                "templates/page.html",
                "{% extends \"base.html\" %}{% block title %}{{ page.title }}{% endblock %}\
                 {% block main %}<h1>{{ page.title }}</h1>{{ page.content | safe }}{% endblock %}",
            ),
            (
                "templates/force.html",
                "{% extends \"base.html\" %}{% block title %}{{ page.title }}{% endblock %}\
                 {% block main %}<h1>{{ page.title }}</h1>{% for m in page.extra.measures %}\
                 <h2>{{ m.title }}</h2><p>{{ m.value }}</p><svg viewBox=\"0 0 320 80\">\
                 {% for bar in m.bars %}<rect class=\"{% if loop.index0 == m.own %}own{% else %}\
                 bar{% endif %}\" x=\"{{ loop.index0 * 7 }}\" y=\"{{ 76 - bar }}\" width=\"5\" \
                 height=\"{{ bar }}\"/>{% endfor %}</svg>{% endfor %}{% endblock %}",
            ),
        ],
        measures: "extra.measures",
        args: &["--root", "SOURCE", "build", "--output-dir", "OUTPUT"],
    },
    Other {
        program: "hugo",
        files: &[
            (
                "config.toml",
                "baseURL = \"https://example.org/\"\ntitle = \"Report\"\n\
                 disableKinds = [\"taxonomy\", \"term\", \"RSS\", \"sitemap\"]\n",
            ),
            (
                "layouts/_default/baseof.html",
                "<!DOCTYPE html><html lang=\"en\"><head><title>{{ .Title }}</title></head><body>\
                 <main><h1>{{ .Title }}</h1>{{ block \"main\" . }}{{ end }}</main></body></html>",
            ),
            (
                "layouts/_default/list.html",
                "{{ define \"main\" }}<ul>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">\
                 {{ .Title }}</a></li>{{ end }}</ul>{{ end }}",
            ),
            (
                "layouts/_default/single.html",
                "{{ define \"main\" }}{{ .Content }}{{ end }}",
            ),
            (
                "layouts/forces/single.html",
                "{{ define \"main\" }}{{ range .Params.measures }}{{ $own := .own }}\
                 <h2>{{ .title }}</h2><p>{{ .value }}</p><svg viewBox=\"0 0 320 80\">\
                 {{ range $index, $bar := .bars }}<rect class=\"{{ if eq $index $own }}own{{ else }}\
                 bar{{ end }}\" x=\"{{ mul $index 7 }}\" y=\"{{ sub 76 $bar }}\" width=\"5\" \
                 height=\"{{ $bar }}\"/>{{ end }}</svg>{{ end }}{{ end }}",
            ),
        ],
        measures: "measures",
        args: &["--source", "SOURCE", "--destination", "OUTPUT", "--quiet"],
    },
];

impl Other {
    /// Writes a report as it wants it.
    pub(crate) fn write(&self, report: &Report, folder: &Path) -> io::Result<()> {
        for (path, text) in self.files {
            write(&folder.join(path), text.as_bytes())?;
        }
        let chapters = report.files.iter().filter_map(|(path, text)| {
            let name = path.strip_prefix("content/2017/chapters/")?;
            Some((name, plain(text)))
        });
        for (name, text) in chapters {
            write(&folder.join("content/chapters").join(name), text.as_bytes())?;
        }
        for index in 0..report.data.count() {
            let force = &report.data.forces[index];
            let text = self.force(&report.data, index);
            let path = folder.join(format!("content/forces/{}.md", force.id));
            write(&path, text.as_bytes())?;
        }
        Ok(())
    }

    fn force(&self, data: &Data, index: usize) -> String {
        let mut text = format!("+++\ntitle = \"{}\"\n", data.forces[index].name);
        for measure in &data.measures {
            let first = index / GROUP * GROUP;
            let group: Vec<usize> = (first..first + GROUP)
                .map(|peer| measure.values[peer][1])
                .collect();
            let most = group.iter().max().copied().unwrap_or(1).max(1);
            let bars: Vec<usize> = group.iter().map(|value| value * 76 / most).collect();
            // Writing to a string does not fail.
            let _ = write!(
                text,
                "[[{}]]\ntitle = \"{}\"\nvalue = \"{}\"\nown = {}\nbars = {bars:?}\n",
                self.measures,
                measure.title,
                measure.kind.written(measure.values[index][1]),
                index - first,
            );
        }
        text.push_str("+++\n");
        text
    }

    /// Builds its site several times; `None` if it isn't installed.
    pub(crate) fn measure(
        &self,
        report: &Report,
        folder: &Path,
        runs: usize,
    ) -> io::Result<Option<process::Costs>> {
        if std::process::Command::new(self.program)
            .arg("version")
            .output()
            .is_err()
        {
            return Ok(None);
        }
        let source = folder.join(self.program);
        self.write(report, &source)?;
        let output = folder.join(format!("{}-site", self.program));
        let cost = process::repeat(runs, || {
            if output.exists() {
                fs::remove_dir_all(&output)?;
            }
            let args: Vec<String> = self
                .args
                .iter()
                .map(|arg| match *arg {
                    "SOURCE" => source.display().to_string(),
                    "OUTPUT" => output.display().to_string(),
                    other => other.to_owned(),
                })
                .collect();
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            process::run_other(self.program, &args)
        })?;
        Ok(Some(cost))
    }
}

/// A chapter in plain Markdown: the words of a bound number and of a reference
/// stay, figures and recommendations go.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut lines = text.lines();
    let title = lines.next().unwrap_or_default().trim_start_matches("# ");
    let _ = writeln!(plain, "+++\ntitle = \"{title}\"\n+++");
    for line in lines.filter(|line| !line.starts_with("![")) {
        let mut rest = line;
        while let Some((before, link)) = rest.split_once('[') {
            let (words, after) = link.split_once("](").unwrap_or((link, ""));
            plain.push_str(before);
            plain.push_str(words);
            rest = after.split_once(')').map_or("", |(_, after)| after);
        }
        plain.push_str(rest);
        plain.push('\n');
    }
    plain
}
