//! The few bytes of a text that can't stand as they are: looking for them, and what
//! they are in an address.

/// How many bytes are looked at together.
const BLOCK: usize = 16;

/// Where the first byte is that is one of the wanted. They are looked for in
/// blocks, which pays where they are few, as in words.
#[inline]
pub fn position(bytes: &[u8], wanted: impl Fn(u8) -> bool + Copy) -> Option<usize> {
    let mut from = 0;
    loop {
        let rest = &bytes[from..];
        match rest.first_chunk::<BLOCK>() {
            Some(block) if !any(block, wanted) => from += BLOCK,
            None if !any_in_short(rest, wanted) => return None,
            Some(_) | None => break,
        }
    }
    let rest = bytes[from..].iter().position(|byte| wanted(*byte));
    rest.map(|at| from + at)
}

/// Whether one of the bytes is wanted. There is no early end: the processor
/// compares all bytes of a block at once.
#[inline]
fn any<const N: usize>(block: &[u8; N], wanted: impl Fn(u8) -> bool) -> bool {
    block.iter().fold(false, |any, byte| any | wanted(*byte))
}

/// The same for less than a block: in two smaller ones, which may overlap.
#[inline]
fn any_in_short(bytes: &[u8], wanted: impl Fn(u8) -> bool + Copy) -> bool {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        any(first, wanted) | any(last, wanted)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        any(first, wanted) | any(last, wanted)
    } else {
        bytes.iter().any(|byte| wanted(*byte))
    }
}

/// What an address writes with percent signs, `/a b` for `/a%20b`; `None` if it is not
/// UTF-8 then.
pub fn percent_decoded(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match hex {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_found_wherever_in_a_block_it_is() {
        for length in 0..3 * BLOCK {
            let mut text = vec![b'a'; length];
            assert_eq!(position(&text, |byte| byte == b'"'), None);
            for at in (0..length).rev() {
                text[at] = b'"';
                assert_eq!(position(&text, |byte| byte == b'"'), Some(at));
            }
        }
    }

    #[test]
    fn addresses_are_decoded_once() {
        assert_eq!(percent_decoded("/a%20b").as_deref(), Some("/a b"));
        assert_eq!(percent_decoded("/%252e").as_deref(), Some("/%2e"));
        assert_eq!(percent_decoded("/%ff"), None);
        assert_eq!(percent_decoded("/100%").as_deref(), Some("/100%"));
        assert_eq!(percent_decoded("/%+f").as_deref(), Some("/%+f"));
    }
}
