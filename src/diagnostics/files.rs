//! The files that were read, and places in them.

use std::ops::{Deref, Range};

/// A file that was read: its position in [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Place {
    /// A range of bytes in a file.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Self {
            file,
            start: u32::try_from(range.start).unwrap_or(u32::MAX),
            end: u32::try_from(range.end).unwrap_or(u32::MAX),
        }
    }

    /// The bytes as a range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of this place that begins and ends so many bytes after its start.
    pub fn within(self, range: Range<usize>) -> Self {
        Self::new(
            self.file,
            self.start as usize + range.start..self.start as usize + range.end,
        )
    }
}

/// A value together with the place where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub place: Place,
}

impl<T> Placed<T> {
    /// A value written at a place.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Placed<U> {
        Placed::new(f(self.value), self.place)
    }
}

impl<T> Deref for Placed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A line and a column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

#[derive(Clone, Debug)]
struct File {
    path: String,
    text: String,
}

/// The files that were read, in the order of reading.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// How many there are before these, in a list that these will be added to.
    before: usize,
    list: Vec<File>,
}

impl Files {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// None yet, of those that will be added to these: so that both can be read at the
    /// same time.
    pub fn after(files: &Self) -> Self {
        Self {
            before: files.before + files.list.len(),
            list: Vec::new(),
        }
    }

    /// Adds the files that were read after these.
    ///
    /// # Panics
    ///
    /// If they are not the next ones ([`Files::after`]): every place in them would be
    /// one in another file.
    pub fn append(&mut self, next: Self) {
        let count = self.before + self.list.len();
        assert_eq!(next.before, count, "these are not the next files");
        self.list.extend(next.list);
    }

    /// Keeps a file; `path` is relative to the project's root, with slashes.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let count = self.before + self.list.len();
        let id = FileId(u32::try_from(count).unwrap_or(u32::MAX));
        self.list.push(File {
            path: path.into(),
            text: text.into(),
        });
        id
    }

    fn file(&self, file: FileId) -> &File {
        &self.list[file.0 as usize - self.before]
    }

    /// The path of a file, relative to the project's root.
    pub fn path(&self, file: FileId) -> &str {
        &self.file(file).path
    }

    /// The file of a path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.list.iter().position(|file| file.path == path)?;
        u32::try_from(self.before + at).ok().map(FileId)
    }

    /// The paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|file| file.path.as_str())
    }

    /// The text of a file.
    pub fn text(&self, file: FileId) -> &str {
        &self.file(file).text
    }

    /// The text at a place; empty if the place is not in its file.
    pub fn slice(&self, place: Place) -> &str {
        self.text(place.file).get(place.range()).unwrap_or("")
    }

    /// The line and column where a place begins.
    pub fn position(&self, place: Place) -> Position {
        self.positions().of(place)
    }

    /// For the positions of many places: fast if they come in order.
    pub fn positions(&self) -> Positions<'_> {
        Positions {
            files: self,
            last: None,
        }
    }

    /// How many files were read.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether no file was read.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// Finds positions, counting on from the last one where that is possible:
/// counting from the start of the file for each of many places would take
/// for ever in a long file.
#[derive(Debug)]
pub struct Positions<'a> {
    files: &'a Files,
    last: Option<(FileId, usize, Position)>,
}

impl Positions<'_> {
    /// The line and column where a place begins.
    pub fn of(&mut self, place: Place) -> Position {
        let text = self.files.text(place.file);
        let mut start = (place.start as usize).min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let (from, mut position) = match self.last {
            Some((file, at, position)) if file == place.file && at <= start => (at, position),
            _ => (0, Position { line: 1, column: 1 }),
        };
        let between = &text[from..start];
        let mut line = between;
        if let Some(newline) = between.rfind('\n') {
            position.line += between.bytes().filter(|byte| *byte == b'\n').count();
            position.column = 1;
            line = &between[newline + 1..];
        }
        position.column += line.chars().count();
        self.last = Some((place.file, start, position));
        position
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_from_one() {
        let mut files = Files::new();
        let file = files.add("a.md", "one\n£ŵ three\n");
        let position = files.position(Place::new(file, 9..14));
        assert_eq!((position.line, position.column), (2, 4));
    }

    #[test]
    fn files_that_were_read_at_the_same_time_come_after_the_others() {
        let mut files = Files::new();
        let chapter = files.add("a.md", "one");
        let mut theme = Files::after(&files);
        assert!(theme.is_empty());
        let sheet = theme.add("theme.toml", "two");
        assert_eq!(
            (theme.path(sheet), theme.text(sheet)),
            ("theme.toml", "two")
        );
        let late = Files::after(&theme);
        files.append(theme);
        assert_eq!(
            (files.path(chapter), files.path(sheet)),
            ("a.md", "theme.toml")
        );
        files.append(late);
        assert_eq!(files.len(), 2);
    }

    #[test]
    #[should_panic(expected = "not the next")]
    fn files_that_are_not_the_next_ones_are_refused() {
        let mut files = Files::new();
        let next = Files::after(&files);
        files.add("a.md", "one");
        files.append(next);
    }

    #[test]
    fn positions_are_the_same_in_any_order() {
        let mut files = Files::new();
        let text = "one\n£ŵ three\n\n four";
        let other = files.add("b.md", "\n\nb");
        let file = files.add("a.md", text);
        let starts: Vec<usize> = (0..=text.len()).collect();
        let backwards: Vec<usize> = starts.iter().rev().copied().collect();
        for order in [starts, backwards] {
            let mut positions = files.positions();
            for start in order {
                let place = Place::new(file, start..start);
                assert_eq!(positions.of(place), files.position(place), "byte {start}");
            }
            let place = Place::new(other, 2..3);
            assert_eq!(positions.of(place), Position { line: 3, column: 1 });
        }
        let end = files.position(Place::new(file, text.len()..text.len()));
        assert_eq!(end, Position { line: 4, column: 6 });
    }
}
