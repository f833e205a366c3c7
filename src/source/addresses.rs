//! Addresses that readers are sent to, and tags of languages.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Placed};

/// The most letters of a part of a host's name.
const LONGEST_LABEL: usize = 63;

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leads {
    /// To a page, or a part of it.
    Page,
    /// To a whole site, under which there are pages.
    Site,
}

/// Refuses what is no address of the web.
pub(super) fn check_web(
    key: &str,
    address: &Placed<String>,
    leads: Leads,
    problems: &mut Diagnostics,
) {
    let fault = web_fault(address).or_else(|| {
        if leads == Leads::Page {
            return None;
        }
        if address.contains(['?', '#']) {
            return Some("the address of a site has no `?` and no `#`".to_owned());
        }
        // Browsers take the way; who compares addresses letter by letter doesn't.
        let mut parts = address.split('/');
        let detour = parts.find(|part| matches!(*part, "." | ".."))?;
        Some(format!(
            "the address of a site has no `{detour}` on its way"
        ))
    });
    if let Some(fault) = fault {
        let message = format!("`{key}` is no address of a page: {fault}");
        problems.push(
            Diagnostic::error(Code::WrongValue, address.place, message)
                .help("such as `https://reports.example.org/effectiveness`"),
        );
    }
}

/// Refuses a contact that would be shown as an address and is none. Other words than
/// addresses are shown as they are.
pub(super) fn check_contact(contact: &Placed<String>, problems: &mut Diagnostics) {
    let text = contact.value.as_str();
    let scheme = scheme(text).map(str::to_ascii_lowercase);
    let is_sentence = text.contains(char::is_whitespace);
    let fault = match scheme.as_deref() {
        Some("http" | "https") => web_fault(text),
        Some("mailto") => mail_fault(&text["mailto:".len()..]),
        Some(other) if !is_sentence => Some(format!("nobody is reached by `{other}:`")),
        _ if text.contains('@') && !is_sentence => mail_fault(text),
        _ => None,
    };
    if let Some(fault) = fault {
        let message = format!("`contact` is no address to write to: {fault}");
        problems.push(
            Diagnostic::error(Code::WrongValue, contact.place, message).help(
                "such as `reports@example.org` or `https://www.example.org/contact`; \
                 other words are shown as they are",
            ),
        );
    }
}

/// What is wrong with an address that begins with `http:`, `https:` or `mailto:`, in
/// half a sentence; `None` if it can be published.
pub fn address_fault(address: &str) -> Option<String> {
    match scheme(address) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto") => {
            let rest = &address[scheme.len() + 1..];
            mail_fault(rest.split_once('?').map_or(rest, |(mail, _)| mail))
        }
        _ => web_fault(address),
    }
}

/// The letters before the colon, if it is there that an address has its scheme.
fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}

fn web_fault(address: &str) -> Option<String> {
    let begins = |start: &str| {
        let found = address.get(..start.len())?;
        let rest = &address[start.len()..];
        found.eq_ignore_ascii_case(start).then_some(rest)
    };
    let Some(rest) = begins("https://").or_else(|| begins("http://")) else {
        return Some("it begins neither with `https://` nor with `http://`".to_owned());
    };
    let is_wrong = |c: &char| c.is_whitespace() || c.is_control() || "<>\"\\^`{|}".contains(*c);
    if let Some(wrong) = address.chars().find(is_wrong) {
        return Some(match wrong.is_whitespace() {
            true => "it has a blank in it, which is written as `%20`".to_owned(),
            false => format!("it has {wrong:?} in it"),
        });
    }
    let is_escape = |(at, _): (usize, &str)| {
        let digits = address.as_bytes().get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    if !address.match_indices('%').all(is_escape) {
        return Some("a `%` in it is followed by no two digits from 0 to F".to_owned());
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = &rest[..end];
    if authority.contains('@') {
        return Some("a name before the host hides where it leads".to_owned());
    }
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let is_port =
        |port: &str| port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok();
    if !port.is_none_or(is_port) {
        return Some("what follows the colon is no number of a port".to_owned());
    }
    let bracketed = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    // A number of version 6, roughly.
    let is_number = |inner: &str| {
        inner.matches(':').count() >= 2
            && inner
                .chars()
                .all(|c| c.is_ascii_hexdigit() || matches!(c, ':' | '.'))
    };
    match bracketed {
        Some(inner) if is_number(inner) => None,
        Some(_) => Some(format!("`{host}` is no host")),
        None => host_fault(host),
    }
}

fn host_fault(host: &str) -> Option<String> {
    if host.is_empty() {
        return Some("it has no host".to_owned());
    }
    let is_label = |label: &str| {
        !label.is_empty()
            && label.chars().count() <= LONGEST_LABEL
            && label
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_host = host
        .strip_suffix('.')
        .unwrap_or(host)
        .split('.')
        .all(is_label);
    (!is_host).then(|| format!("`{host}` is no host"))
}

fn mail_fault(mail: &str) -> Option<String> {
    let Some((name, host)) = mail.rsplit_once('@') else {
        return Some("an address of mail has a name, `@` and a host".to_owned());
    };
    let is_part = |c: char| c.is_alphanumeric() || "!#$'*+-/=^_`{|}~.".contains(c);
    if name.is_empty() {
        return Some("nothing stands before the `@`".to_owned());
    }
    if !name.chars().all(is_part) {
        return Some(format!("`{name}` is no name of a letter box"));
    }
    host_fault(host)
}

/// Refuses what is no tag of a language, as browsers and screen readers know them
/// (BCP 47).
pub(super) fn check_language(language: &Placed<String>, problems: &mut Diagnostics) {
    if is_language(language) {
        return;
    }
    let message = format!("`{}` is no tag of a language", language.value);
    problems.push(
        Diagnostic::error(Code::WrongValue, language.place, message)
            .help("such as `en-GB` or `cy`: a language of two or three letters, and a country"),
    );
}

/// Whether a tag is well-formed and neither a name of a language nor the country UK,
/// which is called GB.
fn is_language(tag: &str) -> bool {
    let is = |part: &str, sizes: std::ops::RangeInclusive<usize>, fits: fn(&u8) -> bool| {
        sizes.contains(&part.len()) && part.bytes().all(|byte| fits(&byte))
    };
    let letters = u8::is_ascii_alphabetic;
    let either = u8::is_ascii_alphanumeric;
    let mut parts = tag.split('-').peekable();
    if !parts.next().is_some_and(|part| is(part, 2..=3, letters)) {
        return false;
    }
    for _ in 0..3 {
        parts.next_if(|part| is(part, 3..=3, letters));
    }
    parts.next_if(|part| is(part, 4..=4, letters));
    let region =
        parts.next_if(|part| is(part, 2..=2, letters) || is(part, 3..=3, u8::is_ascii_digit));
    if region.is_some_and(|region| region.eq_ignore_ascii_case("uk")) {
        return false;
    }
    let mut seen: Vec<String> = Vec::new();
    let mut is_new = |part: &str| {
        let part = part.to_ascii_lowercase();
        let new = !seen.contains(&part);
        seen.push(part);
        new
    };
    let is_variant = |part: &&str| {
        is(part, 5..=8, either) || is(part, 4..=4, either) && part.as_bytes()[0].is_ascii_digit()
    };
    while let Some(variant) = parts.next_if(is_variant) {
        if !is_new(variant) {
            return false;
        }
    }
    while let Some(single) = parts.next() {
        let shortest = match is(single, 1..=1, either) && is_new(single) {
            true if single.eq_ignore_ascii_case("x") => 1,
            true => 2,
            false => return false,
        };
        let mut more = 0;
        while parts
            .next_if(|part| is(part, shortest..=8, either))
            .is_some()
        {
            more += 1;
        }
        if more == 0 {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_a_host_and_nowhere_else() {
        for address in [
            "https://www.example.org",
            "HTTPS://Example.org/a%20b?q=1#top",
            "http://localhost:8080/x",
            "https://[2001:db8::1]:443/",
            "https://bücher.example/ü",
            "mailto:a.b+c@example.org?subject=x",
        ] {
            assert_eq!(address_fault(address), None, "{address}");
        }
        for address in [
            "https://",
            "https:///a",
            "https:example.org",
            "ftp://example.org",
            "javascript:alert(1)",
            "https://www.gov.uk@example.org/",
            "https://example..org",
            "https://-example.org",
            "https://exa mple.org",
            "https://example.org/a b",
            "https://example.org/100%",
            "https://example.org/%zz",
            "https://example.org:port/",
            "https://example.org:70000/",
            "https://example.org:+80/",
            "https://[1:2]/",
            "https://?x",
            "https://example.org/\u{7}",
            "https://example.org\\evil",
            "mailto:nobody",
            "mailto:@example.org",
            "mailto:a@",
            "//example.org",
            "www.example.org",
        ] {
            assert!(address_fault(address).is_some(), "{address}");
        }
    }

    #[test]
    fn tags_of_languages_are_those_of_bcp_47() {
        for tag in [
            "en",
            "en-GB",
            "cy",
            "zh-Hant-TW",
            "sl-rozaj-1996",
            "es-419",
            "de-CH-x-phonebk",
            "en-u-ca-gregory",
            "zh-yue-HK",
        ] {
            assert!(is_language(tag), "{tag}");
        }
        for tag in [
            "",
            "e",
            "english",
            "en_GB",
            "en-",
            "-en",
            "en--GB",
            "en-UK",
            "en-GB-",
            "en GB",
            "en-GB-oxendict-oxendict",
            "en-x",
            "en-a",
            "en-a-bb-a-cc",
            "en-123456789",
            "én",
            "en-GB\"onload=",
            "x-private",
        ] {
            assert!(!is_language(tag), "{tag}");
        }
    }
}
