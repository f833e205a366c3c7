//! The paths in a piece of source, written out in full.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Words of the language after which a path may begin with `::`.
const WORDS: &[&str] = &[
    "use", "return", "in", "for", "dyn", "impl", "match", "if", "mut",
];

/// Collects paths from tokens.
#[derive(Default)]
pub(super) struct Reader {
    /// Each path in full, and its line.
    pub(super) paths: Vec<(Vec<String>, usize)>,
    /// How many lines are tests.
    pub(super) test_lines: usize,
}

impl Reader {
    /// What stands in a module.
    pub(super) fn of(module: &[String], tokens: TokenStream) -> Self {
        let mut reader = Self::default();
        let inside = match module {
            [root] if root == "lib" || root == "main" => Vec::new(),
            module => module.to_vec(),
        };
        reader.read(&tokens.into_iter().collect::<Vec<_>>(), &inside);
        reader
    }

    /// Reads tokens of the module `inside`; `super` and `self` are resolved.
    fn read(&mut self, tokens: &[TokenTree], inside: &[String]) {
        let mut at = 0;
        while at < tokens.len() {
            if is_cfg_test(&tokens[at..]) {
                let end = end_of_item(tokens, at + 2);
                let first = tokens[at].span().start().line;
                let last = tokens[end - 1].span().end().line;
                self.test_lines += last + 1 - first;
                at = end;
                continue;
            }
            match &tokens[at] {
                TokenTree::Ident(word) if word == "mod" => {
                    if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) =
                        (tokens.get(at + 1), tokens.get(at + 2))
                    {
                        let mut deeper = inside.to_vec();
                        deeper.push(name.to_string());
                        self.read(&body.stream().into_iter().collect::<Vec<_>>(), &deeper);
                        at += 3;
                    } else {
                        at += 1;
                    }
                }
                // `pub(in crate::pages)` uses nothing.
                TokenTree::Ident(word) if word == "pub" => {
                    at += 1 + usize::from(matches!(
                        tokens.get(at + 1),
                        Some(TokenTree::Group(reach)) if reach.delimiter() == Delimiter::Parenthesis
                    ));
                }
                // `use ::tera` and `-> ::tera::Tera`: the word is no part of the path.
                TokenTree::Ident(word) if WORDS.contains(&word.to_string().as_str()) => at += 1,
                TokenTree::Ident(_) => at = self.path(tokens, at, &[], inside),
                TokenTree::Group(group) => {
                    self.read(&group.stream().into_iter().collect::<Vec<_>>(), inside);
                    at += 1;
                }
                _ => at += 1,
            }
        }
    }

    /// Reads the path or tree of paths that starts here; gives where it ends.
    fn path(
        &mut self,
        tokens: &[TokenTree],
        mut at: usize,
        prefix: &[String],
        inside: &[String],
    ) -> usize {
        let line = tokens[at].span().start().line;
        let mut path = prefix.to_vec();
        while let Some(TokenTree::Ident(part)) = tokens.get(at) {
            path.push(part.to_string());
            at += 1;
            if !is_colons(&tokens[at..]) {
                break;
            }
            at += 2;
            if let Some(TokenTree::Group(tree)) = tokens.get(at)
                && tree.delimiter() == Delimiter::Brace
            {
                self.tree(
                    &tree.stream().into_iter().collect::<Vec<_>>(),
                    &path,
                    inside,
                );
                return at + 1;
            }
        }
        self.paths.push((in_full(path, inside), line));
        at
    }

    /// Reads what stands in the braces of `use a::{…}`.
    fn tree(&mut self, tokens: &[TokenTree], prefix: &[String], inside: &[String]) {
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Ident(word) if word == "as" => at += 2,
                TokenTree::Ident(_) => at = self.path(tokens, at, prefix, inside),
                TokenTree::Punct(star) if star.as_char() == '*' => {
                    let line = star.span().start().line;
                    self.paths.push((in_full(prefix.to_vec(), inside), line));
                    at += 1;
                }
                _ => at += 1,
            }
        }
    }
}

/// Resolves `self` and `super` at the start of a path.
fn in_full(path: Vec<String>, inside: &[String]) -> Vec<String> {
    let climbs = path.iter().take_while(|part| *part == "super").count();
    let selves = usize::from(path[0] == "self");
    if climbs + selves == 0 {
        return path;
    }
    let climbs_after_self = path
        .iter()
        .skip(selves)
        .take_while(|part| *part == "super")
        .count();
    let stays = inside.len().saturating_sub(climbs_after_self);
    std::iter::once("crate".to_owned())
        .chain(inside[..stays].iter().cloned())
        .chain(path.into_iter().skip(selves + climbs_after_self))
        .collect()
}

fn is_colons(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(a), TokenTree::Punct(b), ..]
        if a.as_char() == ':' && b.as_char() == ':')
}

/// `#[cfg(test)]`
fn is_cfg_test(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(hash), TokenTree::Group(attribute), ..]
        if hash.as_char() == '#'
            && attribute.delimiter() == Delimiter::Bracket
            && attribute.stream().to_string().replace(' ', "") == "cfg(test)")
}

/// Where the item ends that starts here: after its braces or its semicolon.
fn end_of_item(tokens: &[TokenTree], from: usize) -> usize {
    tokens
        .iter()
        .enumerate()
        .skip(from)
        .find(|(_, token)| match token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Punct(mark) => mark.as_char() == ';',
            _ => false,
        })
        .map_or(tokens.len(), |(at, _)| at + 1)
}
