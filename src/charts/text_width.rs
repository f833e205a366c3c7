//! How wide a text is, without a font at hand.
//!
//! The advance widths of Source Sans 3 in thousandths of an em, read once from
//! the font. Its figures all have the same width, so columns of values line up.
//! A character that the table doesn't know counts as a whole em, which is wider
//! than any letter: labels are then set too far apart, never over each other.

/// The two weights that charts are lettered in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 600, for what is marked.
    Semibold,
}

/// The width of `text` set at `size`, in the unit of `size`, rounded up.
pub(super) fn width(text: &str, size: i32, weight: Weight) -> i32 {
    let ems: i64 = text.chars().map(|c| i64::from(advance(c, weight))).sum();
    let tall = i64::from(size) * ems;
    i32::try_from((tall + 999) / 1000).unwrap_or(i32::MAX)
}

/// The advance of one character in thousandths of an em.
fn advance(c: char, weight: Weight) -> u16 {
    let (ascii, latin) = match weight {
        Weight::Regular => (&REGULAR_ASCII, &REGULAR_LATIN),
        Weight::Semibold => (&SEMIBOLD_ASCII, &SEMIBOLD_LATIN),
    };
    let code = c as usize;
    match code {
        0x20..=0x7e => ascii[code - 0x20],
        0xa0..=0x17f => latin[code - 0xa0],
        _ => PUNCTUATION.iter().find(|(known, _, _)| *known == c).map_or(
            1000,
            |(_, regular, semibold)| match weight {
                Weight::Regular => *regular,
                Weight::Semibold => *semibold,
            },
        ),
    }
}

/// Splits `text` into lines no wider than `room`, at spaces and after hyphens
/// where it can, inside a word where it must. Never empty.
pub(super) fn wrap(text: &str, size: i32, weight: Weight, room: i32) -> Vec<&str> {
    let text = text.trim();
    if width(text, size, weight) <= room {
        return vec![text];
    }
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let cut = line_end(rest, size, weight, room);
        lines.push(rest[..cut].trim_end());
        rest = rest[cut..].trim_start();
    }
    lines
}

/// Where the first line of `text` ends, in bytes; at least one character in.
fn line_end(text: &str, size: i32, weight: Weight, room: i32) -> usize {
    let mut so_far = 0_i64;
    let mut last_break = None;
    let mut first = true;
    for (at, c) in text.char_indices() {
        if c == ' ' {
            last_break = Some(at);
        }
        so_far += i64::from(advance(c, weight)) * i64::from(size);
        if so_far > i64::from(room) * 1000 && !first && c != ' ' {
            return last_break.unwrap_or(at);
        }
        if c == '-' {
            last_break = Some(at + 1);
        }
        first = false;
    }
    text.len()
}

/// Characters outside the two tables: regular, semibold.
const PUNCTUATION: [(char, u16, u16); 12] = [
    ('–', 480, 480),
    ('—', 800, 800),
    ('‘', 249, 275),
    ('’', 249, 275),
    ('“', 426, 482),
    ('”', 426, 482),
    ('…', 948, 964),
    ('•', 304, 325),
    ('−', 497, 513),
    ('€', 497, 513),
    ('↑', 619, 618),
    ('↓', 619, 618),
];

/// Regular, U+0020 to U+007E.
const REGULAR_ASCII: [u16; 95] = [
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497,
    497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527,
    494, 617, 652, 263, 479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513,
    476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495,
    255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
];

/// Regular, U+00A0 to U+017F.
const REGULAR_LATIN: [u16; 224] = [
    200, 289, 497, 497, 497, 497, 241, 497, 542, 744, 345, 429, 497, 311, 423, 542, 331, 497, 367,
    367, 542, 562, 560, 249, 542, 367, 365, 429, 781, 808, 796, 425, 544, 544, 544, 544, 544, 544,
    822, 571, 527, 527, 527, 527, 263, 263, 263, 263, 639, 647, 664, 664, 664, 664, 664, 497, 664,
    645, 645, 645, 645, 476, 583, 576, 504, 504, 504, 504, 504, 504, 778, 456, 496, 496, 496, 496,
    246, 246, 246, 246, 544, 547, 542, 542, 542, 542, 542, 497, 542, 544, 544, 544, 544, 467, 555,
    467, 544, 504, 544, 504, 544, 504, 571, 456, 571, 456, 571, 456, 571, 456, 615, 573, 635, 562,
    527, 496, 527, 496, 527, 496, 527, 496, 527, 496, 617, 504, 617, 504, 617, 504, 617, 504, 652,
    544, 692, 557, 263, 246, 263, 246, 263, 246, 263, 246, 263, 247, 526, 493, 480, 247, 579, 495,
    495, 486, 255, 486, 255, 486, 265, 486, 362, 500, 298, 647, 547, 647, 547, 647, 547, 769, 635,
    547, 664, 542, 664, 542, 664, 542, 847, 839, 569, 347, 569, 347, 569, 347, 534, 419, 534, 419,
    534, 419, 534, 419, 536, 338, 536, 338, 536, 338, 645, 544, 645, 544, 645, 544, 645, 544, 645,
    544, 645, 544, 786, 718, 476, 467, 476, 539, 425, 539, 425, 539, 425, 271,
];

/// Semibold, U+0020 to U+007E.
const SEMIBOLD_ASCII: [u16; 95] = [
    200, 315, 482, 513, 513, 841, 639, 275, 324, 324, 438, 513, 275, 322, 275, 344, 513, 513, 513,
    513, 513, 513, 513, 513, 513, 513, 275, 275, 513, 513, 513, 444, 875, 558, 597, 576, 625, 538,
    510, 628, 663, 282, 494, 597, 502, 745, 657, 674, 582, 674, 592, 545, 546, 655, 536, 800, 541,
    501, 540, 324, 344, 324, 513, 500, 549, 516, 563, 462, 564, 507, 317, 520, 558, 262, 263, 522,
    271, 843, 560, 549, 564, 564, 373, 431, 361, 556, 495, 748, 481, 495, 443, 324, 255, 324, 513,
];

/// Semibold, U+00A0 to U+017F.
const SEMIBOLD_LATIN: [u16; 224] = [
    200, 315, 513, 513, 513, 513, 255, 513, 549, 747, 352, 455, 513, 322, 443, 549, 348, 513, 372,
    372, 549, 578, 599, 275, 549, 372, 369, 455, 795, 827, 807, 444, 558, 558, 558, 558, 558, 558,
    834, 576, 538, 538, 538, 538, 282, 282, 282, 282, 651, 656, 674, 674, 674, 674, 674, 513, 674,
    655, 655, 655, 655, 501, 600, 604, 516, 516, 516, 516, 516, 516, 780, 462, 507, 507, 507, 507,
    262, 262, 262, 262, 552, 560, 549, 549, 549, 549, 549, 513, 549, 556, 556, 556, 556, 495, 564,
    495, 558, 516, 558, 516, 558, 516, 576, 462, 576, 462, 576, 462, 576, 462, 625, 594, 645, 564,
    538, 507, 538, 507, 538, 507, 538, 507, 538, 507, 628, 520, 628, 520, 628, 520, 628, 520, 663,
    558, 703, 566, 282, 262, 282, 262, 282, 262, 282, 262, 282, 262, 565, 524, 494, 263, 597, 522,
    522, 502, 271, 502, 271, 502, 292, 502, 408, 522, 329, 656, 560, 656, 560, 656, 560, 810, 651,
    560, 674, 549, 674, 549, 674, 549, 859, 830, 592, 373, 592, 373, 592, 373, 545, 431, 545, 431,
    545, 431, 545, 431, 546, 361, 546, 361, 546, 361, 655, 556, 655, 556, 655, 556, 655, 556, 655,
    556, 655, 556, 800, 748, 501, 495, 501, 540, 443, 540, 443, 540, 443, 292,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_one_width_and_pounds_count_once() {
        for weight in [Weight::Regular, Weight::Semibold] {
            let one = width("1", 1000, weight);
            assert!(
                "0123456789£"
                    .chars()
                    .all(|c| width(&c.to_string(), 1000, weight) == one)
            );
        }
        assert_eq!(width("12.9", 1000, Weight::Regular), 3 * 497 + 249);
    }

    #[test]
    fn welsh_letters_are_known_and_the_unknown_is_wide() {
        assert_eq!(width("ŵŷ", 1000, Weight::Regular), 718 + 467);
        assert_eq!(width("漢", 1000, Weight::Regular), 1000);
    }

    #[test]
    fn long_text_wraps_inside_the_room() {
        let text = "Goleudai Gogledd Cymru and the Incorporated-Lighthouses ofaverylongwordwithoutanyspaces";
        let lines = wrap(text, 150, Weight::Regular, 900);
        assert!(lines.len() > 3);
        assert!(
            lines.iter().all(|l| width(l, 150, Weight::Regular) <= 900),
            "{lines:?}"
        );
        let kept: String = lines.concat().chars().filter(|c| *c != ' ').collect();
        assert_eq!(kept, text.replace(' ', ""));
        assert_eq!(wrap("", 150, Weight::Regular, 900), vec![""]);
        assert_eq!(wrap("ab", 150, Weight::Regular, 1), vec!["a", "b"]);
    }
}
