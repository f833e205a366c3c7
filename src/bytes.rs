//! Looking through text for the few bytes that can't stand as they are.

/// How many bytes are looked at together.
const BLOCK: usize = 16;

/// Where the first byte is that is one of the wanted. They are looked for in
/// blocks, which pays where they are few, in words for instance.
#[inline]
pub fn position(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let mut from = 0;
    while let Some(block) = bytes[from..].first_chunk::<BLOCK>() {
        // No early end: the processor compares all bytes of a block at once.
        if block.iter().fold(false, |any, byte| any | wanted(*byte)) {
            break;
        }
        from += BLOCK;
    }
    let rest = bytes[from..].iter().position(|byte| wanted(*byte));
    rest.map(|at| from + at)
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
