//! The rules that can be broken, each with a stable name.

/// A rule. Its name is stable: scripts may rely on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(
    missing_docs,
    reason = "the names say it; `docs/diagnostics.md` explains each"
)]
pub enum Code {
    UnreadableFile,
    MissingFile,
    UnexpectedFile,
    InvalidUtf8,
    InvalidToml,
    UnknownKey,
    MissingKey,
    WrongType,
    WrongValue,
    Duplicate,
    InvalidId,
    UnknownForce,
    UnknownName,
    UnknownMark,
    NotFinite,
    NegativeCount,
    PercentageOver100,
    MissingValue,
    MissingDenominator,
    ContradictedTotal,
    BrokenLink,
    UnknownScheme,
    DangerousScheme,
    MissingAltText,
    RawHtml,
    Heading,
    Figure,
    Theme,
    Template,
    Caveat,
    Redirect,
    Claim,
    Disagreement,
    Illustrative,
    UnboundNumber,
}

impl Code {
    /// The name in messages and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::UnreadableFile => "unreadable-file",
            Self::MissingFile => "missing-file",
            Self::UnexpectedFile => "unexpected-file",
            Self::InvalidUtf8 => "invalid-utf-8",
            Self::InvalidToml => "invalid-toml",
            Self::UnknownKey => "unknown-key",
            Self::MissingKey => "missing-key",
            Self::WrongType => "wrong-type",
            Self::WrongValue => "wrong-value",
            Self::Duplicate => "duplicate",
            Self::InvalidId => "invalid-id",
            Self::UnknownForce => "unknown-force",
            Self::UnknownName => "unknown-name",
            Self::UnknownMark => "unknown-mark",
            Self::NotFinite => "not-finite",
            Self::NegativeCount => "negative-count",
            Self::PercentageOver100 => "percentage-over-100",
            Self::MissingValue => "missing-value",
            Self::MissingDenominator => "missing-denominator",
            Self::ContradictedTotal => "contradicted-total",
            Self::BrokenLink => "broken-link",
            Self::UnknownScheme => "unknown-scheme",
            Self::DangerousScheme => "dangerous-scheme",
            Self::MissingAltText => "missing-alt-text",
            Self::RawHtml => "raw-html",
            Self::Heading => "heading",
            Self::Figure => "figure",
            Self::Theme => "theme",
            Self::Template => "template",
            Self::Caveat => "caveat",
            Self::Redirect => "redirect",
            Self::Claim => "claim",
            Self::Disagreement => "disagreement",
            Self::Illustrative => "illustrative",
            Self::UnboundNumber => "unbound-number",
        }
    }
}
