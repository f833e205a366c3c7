//! What people type that is no TOML, in words that they know.
//!
//! The parser's own errors come in its own words and one slip makes several, because
//! it goes on in the middle of a value. This goes through a file that can't be parsed
//! and looks for the first place where a value isn't one.

use std::cell::Cell;

use super::slip::{Slip, number_slip, short, unclosed};
use super::written::{begins_with_key, closing, date_in, is_value, number_in, scalar_length};

/// The first slip in a file that can't be parsed, if it is one that people make.
pub(super) fn first(text: &str) -> Option<Slip> {
    let mut scan = Scan {
        text,
        at: 0,
        depth: 0,
        line: Cell::new((0, 0)),
    };
    scan.file().err()
}

/// What a value stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    File,
    List,
    Braces,
}

/// Lists and braces within one another; the parser gives up at as many.
const DEEPEST: usize = 80;

struct Scan<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// From where to where a line's end was looked for: a file may be one line.
    line: Cell<(usize, usize)>,
}

type Found = Result<(), Slip>;

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn line_end(&self) -> usize {
        let (from, mut end) = self.line.get();
        if self.at < from || self.at >= end {
            let rest = self.rest();
            end = self.at + rest.find('\n').unwrap_or(rest.len());
            self.line.set((self.at, end));
        }
        self.at + self.text[self.at..end].trim_end_matches('\r').len()
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
    }

    /// Over blanks, ends of lines and comments.
    fn skip_lines(&mut self) {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
            if self.next() != Some('#') {
                return;
            }
            self.at = self.line_end();
        }
    }

    fn file(&mut self) -> Found {
        loop {
            self.skip_lines();
            let end = self.line_end();
            match self.next() {
                None => return Ok(()),
                Some('[') => self.at = end,
                Some(_) => {
                    self.key(end)?;
                    self.value(Within::File)?;
                    self.skip_blanks();
                    match self.next() {
                        None | Some('\n' | '\r' | '#') => {}
                        Some(c @ ('}' | ']')) => {
                            return Err(Slip::structure(
                                self.at..self.at + 1,
                                format!("`{c}` closes nothing: none was opened before it"),
                                "delete it, or write the one that opens",
                            ));
                        }
                        // Something that the parser has to explain.
                        Some(_) => {}
                    }
                    self.at = self.line_end();
                }
            }
        }
    }

    /// Over a key and its `=`.
    fn key(&mut self, end: usize) -> Found {
        let start = self.at;
        let line = &self.text[start..end];
        let mut quoted = None;
        for (index, c) in line.char_indices() {
            match (quoted, c) {
                (Some(quote), c) if c == quote => quoted = None,
                (Some(_), _) => {}
                (None, '"' | '\'') => quoted = Some(c),
                (None, '=') => {
                    self.at = start + index + 1;
                    return Ok(());
                }
                (None, ':') => {
                    return Err(Slip::structure(
                        start + index..start + index + 1,
                        "a colon stands where `=` belongs",
                        "write a line such as `key = \"value\"`",
                    ));
                }
                (None, '#') => break,
                _ => {}
            }
        }
        let words = line.split('#').next().unwrap_or(line).trim_end();
        Err(Slip::structure(
            start..start + words.len().max(1).min(line.len()),
            "this line has no `=`",
            "a line is a key, `=` and a value; a text goes on in the next line only between \"\"\" and \"\"\"",
        ))
    }

    fn value(&mut self, within: Within) -> Found {
        self.skip_blanks();
        let start = self.at;
        match self.next() {
            Some('"' | '\'') => self.text_value(within),
            Some('“' | '”' | '„' | '‘' | '’' | '«') => Err(self.curly(start)),
            Some('[' | '{') => self.nested(start),
            _ => self.scalar(within),
        }
    }

    fn nested(&mut self, start: usize) -> Found {
        if self.depth == DEEPEST {
            return Err(Slip::structure(
                start..start + 1,
                format!("more than {DEEPEST} brackets are open here, one within another"),
                "close those before it, or delete those that are too many",
            ));
        }
        self.depth += 1;
        let found = match self.next() {
            Some('[') => self.list(start),
            _ => self.braces(start),
        };
        self.depth -= 1;
        found
    }

    fn curly(&self, start: usize) -> Slip {
        let line = &self.text[start..self.line_end()];
        let words = line.trim_start_matches(CURLY);
        let until = words
            .find(|c| CURLY[..3].contains(&c) || c == '"' || c == '»')
            .or_else(|| words.find('’').filter(|_| line.starts_with('‘')))
            .unwrap_or(words.len());
        let opening = line.len() - words.len();
        let closing = words[until..].chars().next().map_or(0, char::len_utf8);
        Slip::value(
            start..start + opening + until + closing,
            "a text has to stand in straight quotes, and these are curly ones",
            format!(
                "write `\"{}\"`; programs for letters turn straight quotes into curly ones, so \
                 write it in a plain text editor",
                short(words[..until].trim())
            ),
        )
    }

    fn text_value(&mut self, within: Within) -> Found {
        let start = self.at;
        let quote = &self.rest()[..1];
        let triple = quote.repeat(3);
        if self.rest().starts_with(&triple) {
            let Some(length) = self.rest()[3..].find(&triple) else {
                return Err(Slip::structure(
                    start..self.line_end(),
                    format!("this text begins with {triple} and never ends"),
                    format!("write {triple} behind its last word"),
                ));
            };
            self.at = start + 3 + length + 3;
            while self.rest().starts_with(quote) {
                self.at += 1;
            }
            return Ok(());
        }
        let end = self.line_end();
        let Some(close) = closing(&self.text[start + 1..end], quote) else {
            return Err(Slip::structure(
                start..end,
                "the quotation mark at the end of this text is missing",
                format!("write `{quote}` behind its last word"),
            ));
        };
        self.at = start + 1 + close + 1;
        self.skip_blanks();
        let follows = &self.text[self.at..end];
        let is_fine = follows.is_empty() || follows.starts_with([',', '}', ']', '#']);
        if is_fine {
            return Ok(());
        }
        if within == Within::List && follows.starts_with(['"', '\'']) {
            return Err(self.comma());
        }
        if within == Within::Braces && begins_with_key(follows) {
            return Err(self.comma());
        }
        let last = follows.rfind(quote).map_or(end, |at| self.at + at + 1);
        Err(Slip::value(
            start..last,
            "a straight quote inside a text ends it there",
            "inside a text write curly quotes, “…”, or a backslash before each straight one: `\\\"`",
        ))
    }

    fn comma(&self) -> Slip {
        Slip::structure(
            self.at..self.at + 1,
            "a comma is missing before this",
            "write `,` between two values",
        )
    }

    fn list(&mut self, start: usize) -> Found {
        let end = self.line_end();
        self.at += 1;
        loop {
            self.skip_lines();
            match self.next() {
                Some(']') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(',') => self.at += 1,
                Some(c)
                    if c.is_alphabetic()
                        && begins_with_key(&self.text[self.at..self.line_end()]) =>
                {
                    return Err(unclosed(start, end, '[', ']'));
                }
                Some(_) if !self.begins_line() || !self.looks_like_another_entry() => {
                    self.value(Within::List)?;
                    self.skip_lines();
                    if let Some('"') = self.next() {
                        return Err(self.comma());
                    }
                }
                _ => return Err(unclosed(start, end, '[', ']')),
            }
        }
    }

    fn braces(&mut self, start: usize) -> Found {
        let end = self.line_end();
        self.at += 1;
        let mut after_value = false;
        loop {
            let line = self.at;
            self.skip_lines();
            let new_line = self.text[line..self.at].contains('\n');
            match self.next() {
                Some('}') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(',') => {
                    self.at += 1;
                    after_value = false;
                }
                None | Some('[') => return Err(unclosed(start, end, '{', '}')),
                Some(_) if after_value && new_line => return Err(unclosed(start, end, '{', '}')),
                Some(_) if after_value => {
                    return match begins_with_key(&self.text[self.at..self.line_end()]) {
                        true => Err(self.comma()),
                        // Something that the parser has to explain.
                        false => Ok(()),
                    };
                }
                Some(_) => {
                    self.key(self.line_end())?;
                    self.value(Within::Braces)?;
                    after_value = true;
                }
            }
        }
    }

    fn begins_line(&self) -> bool {
        let before = self.text[..self.at].trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with('\n')
    }

    /// Whether a line within a list is none of the list: `key = …`, `[table]`.
    fn looks_like_another_entry(&self) -> bool {
        let line = &self.text[self.at..self.line_end()];
        let table = line.strip_prefix('[').is_some_and(|rest| {
            let name = rest.trim_start_matches('[').split(']').next().unwrap_or("");
            name.starts_with(|c: char| c.is_alphabetic())
                && name
                    .chars()
                    .all(|c| c.is_alphanumeric() || "-_.".contains(c))
        });
        table || begins_with_key(line)
    }

    /// Over a number, a date, `true` or `false`; anything else is a slip.
    fn scalar(&mut self, within: Within) -> Found {
        let start = self.at;
        let line = &self.text[start..self.line_end()];
        let mut length = scalar_length(line);
        // Commas in a number; in a list they part two numbers.
        while within != Within::List
            && line[..length].ends_with(|c: char| c.is_ascii_digit())
            && line[length..].starts_with(',')
            && line[length + 1..].starts_with(|c: char| c.is_ascii_digit())
        {
            let more = scalar_length(&line[length + 1..]);
            if line[length + 1..][..more].contains('=') {
                break;
            }
            length += 1 + more;
        }
        let written = line[..length].trim_end();
        self.at = start + length;
        let range = start..start + written.len();
        if written.is_empty() {
            return Err(Slip::structure(
                start.saturating_sub(1)..start,
                "a value is missing here",
                "write a number, a text in double quotes, or the mark that says why there is none, such as \"x\"",
            ));
        }
        if is_value(written) {
            return Ok(());
        }
        if let Some((first, rest)) = written.split_once(char::is_whitespace)
            && within == Within::Braces
            && is_value(first)
            && begins_with_key(rest)
        {
            self.at = start + written.len() - rest.trim_start().len();
            return Err(self.comma());
        }
        if let Some(number) = number_in(written) {
            return Err(number_slip(range, written, &number));
        }
        if let Some(date) = date_in(written) {
            return Err(Slip::value(
                range,
                format!("`{written}` is no date that can be read"),
                format!("a date is written year, month, day: `{date}`"),
            ));
        }
        if written
            .split_whitespace()
            .all(|part| number_in(part).is_some())
        {
            return Err(Slip::value(
                range,
                "these are several numbers, or one with blanks in it",
                "write one number without blanks; a comma parts two of a list",
            ));
        }
        let text = written.trim_matches(['"', '\'', '“', '”']);
        Err(Slip::value(
            range,
            "a text has to stand in double quotes",
            format!("write `\"{}\"`", short(text)),
        ))
    }
}

const CURLY: [char; 7] = ['“', '”', '„', '‘', '’', '«', '»'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_one_line_takes_no_square_of_the_time() {
        let time = |piece: &str, count: usize| {
            let text = format!("list = [{}]\nlast = £5\n", piece.repeat(count));
            let once = || {
                let start = std::time::Instant::now();
                let slip = first(&text).expect("the last line has one");
                assert!(slip.message.contains("a sign of money"), "{slip:?}");
                start.elapsed().as_millis()
            };
            once().min(once())
        };
        for piece in ["\"a\", ", "{ a = \"a\" }, ", "[\"a\"], ", "true, "] {
            let (less, more) = (time(piece, 10_000), time(piece, 80_000));
            // A square would be 64 times as much.
            assert!(
                more < 30 * less.max(20),
                "{piece}: {less} ms, then {more} ms"
            );
        }
    }
}
