//! Takes a target apart, from the front, with the place of every part.

use super::{Move, Name, Quantity, Set, Span, TargetError, Test};
use rust_decimal::Decimal;
use std::ops::Range;

/// The segments of a target between its slashes, taken from the front.
pub(super) struct Parts<'a> {
    text: &'a str,
    next: usize,
    done: bool,
    help: &'static str,
}

impl<'a> Parts<'a> {
    pub(super) fn cut(text: &'a str, start: usize, help: &'static str) -> Self {
        Self {
            text,
            next: start,
            done: false,
            help,
        }
    }

    fn error(&self, at: Range<usize>, message: String) -> TargetError {
        TargetError {
            at,
            message,
            help: self.help,
        }
    }

    /// The next segment, whatever is in it.
    fn segment(&mut self, what: &str) -> Result<Name<'a>, TargetError> {
        if self.done {
            let end = self.text.len();
            return Err(self.error(
                end.saturating_sub(1)..end,
                format!("{what} is missing at the end"),
            ));
        }
        let start = self.next;
        let end = self.text[start..]
            .find('/')
            .map_or(self.text.len(), |n| start + n);
        self.done = end == self.text.len();
        self.next = (end + 1).min(self.text.len());
        if start == end {
            let at = start.saturating_sub(1)..end;
            return Err(self.error(at, format!("{what} is missing here")));
        }
        Ok(Name {
            text: &self.text[start..end],
            at: start..end,
        })
    }

    fn identifier(&self, name: Name<'a>, what: &str) -> Result<Name<'a>, TargetError> {
        let fine = name.text.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        if fine {
            Ok(name)
        } else {
            let message = format!(
                "`{}` can't be {what}: identifiers are a-z, 0-9 and single hyphens",
                name.text
            );
            Err(self.error(name.at, message))
        }
    }

    pub(super) fn name(&mut self, what: &str) -> Result<Name<'a>, TargetError> {
        let segment = self.segment(what)?;
        self.identifier(segment, what)
    }

    pub(super) fn quantity(&mut self) -> Result<Quantity<'a>, TargetError> {
        let segment = self.segment("the measure")?;
        let count = segment.text.ends_with(".count");
        let length = segment.text.len() - if count { ".count".len() } else { 0 };
        let name = Name {
            text: &segment.text[..length],
            at: segment.at.start..segment.at.start + length,
        };
        Ok(Quantity {
            measure: self.identifier(name, "a measure")?,
            count,
        })
    }

    pub(super) fn measure(&mut self) -> Result<Quantity<'a>, TargetError> {
        Ok(Quantity {
            measure: self.name("the measure")?,
            count: false,
        })
    }

    pub(super) fn span(&mut self) -> Result<Span<'a>, TargetError> {
        let segment = self.segment("the two periods")?;
        self.ends(segment, "periods")
    }

    /// `A..B`: two areas.
    pub(super) fn pair(&mut self) -> Result<Span<'a>, TargetError> {
        let segment = self.segment("the two areas")?;
        self.ends(segment, "areas")
    }

    /// Two names with `..` between them; `what` they are, in the plural.
    fn ends(&self, segment: Name<'a>, what: &str) -> Result<Span<'a>, TargetError> {
        let Some(dots) = segment.text.find("..") else {
            let message = format!(
                "two {what} with `..` between them are expected, not `{}`",
                segment.text
            );
            return Err(self.error(segment.at, message));
        };
        let one = match what {
            "areas" => "an area",
            _ => "a period",
        };
        let start = segment.at.start;
        let from = Name {
            text: &segment.text[..dots],
            at: start..start + dots,
        };
        let to = Name {
            text: &segment.text[dots + 2..],
            at: start + dots + 2..segment.at.end,
        };
        Ok(Span {
            from: self.identifier(from, one)?,
            to: self.identifier(to, one)?,
        })
    }

    pub(super) fn set(&mut self) -> Result<Set<'a>, TargetError> {
        let subject = self.name("the question or measure")?;
        let second = self.segment("the rest of the set")?;
        if second.text.contains("..") {
            let span = self.ends(second, "periods")?;
            let way = self.segment("improved, declined, rose, fell or same")?;
            let way = Move::parse(way.text).ok_or_else(|| {
                let message = format!(
                    "`{}` is none of improved, declined, rose, fell and same",
                    way.text
                );
                self.error(way.at.clone(), message)
            })?;
            return Ok(Set::Moved {
                subject,
                span,
                way,
                within: self.within()?,
            });
        }
        let (middle, test) = match Test::parse(second.text) {
            Some(test) => (None, test),
            None => {
                let middle = self.identifier(second, "a year or a period")?;
                (Some(middle), self.test()?)
            }
        };
        let last = self.segment("the grade or the number")?;
        let is_number = last.text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        match (middle, is_number) {
            (Some(period), true) if !matches!(test, Test::Is | Test::Not) => {
                let number = Decimal::from_str_exact(last.text).map_err(|_| {
                    self.error(last.at.clone(), format!("`{}` is no number", last.text))
                })?;
                Ok(Set::Valued {
                    measure: subject,
                    period,
                    test,
                    number,
                    within: self.within()?,
                })
            }
            (_, true) => {
                let message =
                    "a number goes with MEASURE/PERIOD and below, above, at-least or at-most"
                        .into();
                Err(self.error(last.at, message))
            }
            (year, false) => {
                let grade = self.identifier(last, "a grade")?;
                Ok(Set::Graded {
                    question: subject,
                    year,
                    test,
                    grade,
                    within: self.within()?,
                })
            }
        }
    }

    /// `in/REGION`, if it stands here.
    fn within(&mut self) -> Result<Option<Name<'a>>, TargetError> {
        let rest = &self.text[self.next..];
        if self.done || !(rest == "in" || rest.starts_with("in/")) {
            return Ok(None);
        }
        self.segment("in")?;
        self.name("the region").map(Some)
    }

    fn test(&mut self) -> Result<Test, TargetError> {
        let segment = self.segment("is, not, below, above, at-least or at-most")?;
        Test::parse(segment.text).ok_or_else(|| {
            let message = format!(
                "`{}` is none of is, not, below, above, at-least and at-most",
                segment.text
            );
            self.error(segment.at, message)
        })
    }

    pub(super) fn end(&self) -> Result<(), TargetError> {
        if self.done {
            return Ok(());
        }
        let at = self.next.saturating_sub(1)..self.text.len();
        Err(self.error(at, "nothing is expected after this".into()))
    }
}

impl Test {
    fn parse(text: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(word, _)| *word == text);
        found.map(|(_, test)| *test)
    }
}

impl Move {
    fn parse(text: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(word, _)| *word == text);
        found.map(|(_, way)| *way)
    }
}
