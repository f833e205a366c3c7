//! How an edition looks: the colours of its theme and the tones of its grades.

/// A colour of the theme, written `#rrggbb`, as it is on each ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Its name in style sheets, without the two hyphens: `chart-main`.
    pub name: String,
    /// On screens.
    pub light: String,
    /// On screens of people who prefer the dark.
    pub dark: String,
    /// In print, in pictures, and in charts as files of their own.
    pub paper: String,
}

/// What the colour of a grade says: where between the best and the worst it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The best of the scale.
    Best,
    /// Better than the middle.
    Good,
    /// The middle.
    Middle,
    /// Worse than the middle.
    Weak,
    /// The worst of the scale.
    Worst,
}

impl Tone {
    /// All of them by their names in files and style sheets, the best first.
    pub const ALL: [(&'static str, Self); 5] = [
        ("best", Self::Best),
        ("good", Self::Good),
        ("middle", Self::Middle),
        ("weak", Self::Weak),
        ("worst", Self::Worst),
    ];

    /// The tone of the grade at a place on a scale of so many, the best of which is at 0.
    /// More than five share tones towards the middle.
    pub fn at(place: usize, grades: usize) -> Self {
        let steps = grades.saturating_sub(1);
        let index = match steps {
            0 => 2,
            _ => (place * 8 / steps).div_ceil(2),
        };
        Self::ALL.get(index).map_or(Self::Worst, |(_, tone)| *tone)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_has_the_tone_of_its_place() {
        let names = |count: usize| -> Vec<&str> {
            (0..count)
                .map(|place| Tone::at(place, count).name())
                .collect()
        };
        assert_eq!(names(1), ["middle"]);
        assert_eq!(names(2), ["best", "worst"]);
        assert_eq!(names(3), ["best", "middle", "worst"]);
        assert_eq!(names(4), ["best", "good", "weak", "worst"]);
        assert_eq!(names(5), ["best", "good", "middle", "weak", "worst"]);
        let six = ["best", "good", "middle", "middle", "weak", "worst"];
        assert_eq!(names(6), six);
    }
}
