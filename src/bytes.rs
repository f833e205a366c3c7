//! Looking through text for the few bytes that can't stand as they are.

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
}
