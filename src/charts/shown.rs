//! One value as charts show it: what is drawn, and the text that is printed.

/// One value as it is shown, or the reason why there is none.
///
/// Invariant: only a [`Cell::Value`] is ever given a bar, dot or point.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A value.
    Value(Reading),
    /// Why there is none, as the reader is told: `[x] not available`.
    Missing(String),
}

/// A value and how it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What is drawn; finite.
    pub number: f64,
    /// What is printed, with the measure's own decimals and its marks but
    /// without its unit: `12.9`, `0.4 [r]`.
    pub text: String,
    /// Whether the value is illustrative. The chart marks it `[i]` by itself.
    pub illustrative: bool,
    /// The interval around it, if it has one.
    pub whisker: Option<Whisker>,
}

/// An interval around a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Whisker {
    /// Its lower end; finite.
    pub low: f64,
    /// Its upper end; finite.
    pub high: f64,
    /// Both ends as they are printed: `11.0 to 13.5`.
    pub text: String,
}

impl Cell {
    /// A value and its text.
    pub fn value(number: f64, text: impl Into<String>) -> Cell {
        let text = text.into();
        Cell::Value(Reading {
            number,
            text,
            illustrative: false,
            whisker: None,
        })
    }

    /// An illustrative value and its text.
    pub fn illustrative(number: f64, text: impl Into<String>) -> Cell {
        let text = text.into();
        Cell::Value(Reading {
            number,
            text,
            illustrative: true,
            whisker: None,
        })
    }

    /// The same with an interval around its value.
    #[must_use]
    pub fn within(mut self, whisker: Whisker) -> Cell {
        if let Cell::Value(reading) = &mut self {
            reading.whisker = Some(whisker);
        }
        self
    }

    /// The interval around the value, if it has one.
    pub fn whisker(&self) -> Option<&Whisker> {
        self.reading().and_then(|reading| reading.whisker.as_ref())
    }

    /// Every number that has to lie on the axis: the value and its interval.
    pub(super) fn numbers(&self) -> impl Iterator<Item = f64> {
        let whisker = self.whisker().into_iter();
        self.number()
            .into_iter()
            .chain(whisker.flat_map(|whisker| [whisker.low, whisker.high]))
    }

    /// A missing value and the reason that is shown for it.
    pub fn missing(reason: impl Into<String>) -> Cell {
        Cell::Missing(reason.into())
    }

    /// The value, if there is one.
    pub fn reading(&self) -> Option<&Reading> {
        match self {
            Cell::Value(reading) => Some(reading),
            Cell::Missing(_) => None,
        }
    }

    /// What is drawn, if there is a value.
    pub fn number(&self) -> Option<f64> {
        self.reading().map(|reading| reading.number)
    }

    /// What is printed: the value or the reason.
    pub fn text(&self) -> &str {
        match self {
            Cell::Value(reading) => &reading.text,
            Cell::Missing(reason) => reason,
        }
    }

    /// Whether this is a value and illustrative.
    pub fn is_illustrative(&self) -> bool {
        self.reading().is_some_and(|reading| reading.illustrative)
    }
}
