//! `bluebook verify`: whether a sealed edition is as it was sealed.

use std::io;
use std::path::{Path, PathBuf};

use super::Exit;
use super::limits::{Limits, within};
use super::terminal::{complain, counted, print_problems, say};
use crate::archive::{self, Fault, Key, Verified};
use crate::sealing::{self, Rebuilt};

/// `bluebook verify`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The folder of a sealed edition, or its ZIP file
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// Compare with the digest that was published when it was sealed
    #[arg(long, value_name = "HEX", value_parser = digest)]
    pub digest: Option<String>,
    /// Check the signature beside it with this public key of minisign: the key, or a
    /// file that holds it
    #[arg(long, value_name = "KEY", value_parser = Key::parse)]
    pub key: Option<Key>,
    /// Build the edition again from its own sources and compare
    #[arg(long)]
    pub rebuild: bool,
    /// Give up later: time=SECONDS, memory=MIB, output=MIB, depth=FOLDERS, with commas
    /// between them [default: time=300,memory=4096,output=1,depth=32]
    #[arg(long, value_name = "LIMITS")]
    pub limits: Option<Limits>,
}

/// A digest as people copy it: in capitals, in groups, over several lines.
fn digest(text: &str) -> Result<String, String> {
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, ':' | '-');
    let digest: String = text
        .chars()
        .filter(kept)
        .collect::<String>()
        .to_ascii_lowercase();
    if !digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err("a digest has the digits 0 to 9 and the letters a to f only".to_owned());
    }
    match digest.len() {
        DIGITS => Ok(digest),
        length => Err(format!(
            "a digest has {DIGITS} digits, and this has {length}; copy all of it"
        )),
    }
}

/// The digits of a SHA-512 in hexadecimal.
const DIGITS: usize = 128;

/// Verifies a sealed edition. Whoever made it may mean harm.
pub fn run(options: &Options) -> Exit {
    let about = format!("verifying {}", options.path.display());
    within(options.limits.unwrap_or_default(), &about, || {
        verify(options)
    })
}

fn verify(options: &Options) -> Exit {
    let path = options.path.display();
    let deepest = options.limits.unwrap_or_default().depth();
    let stored = match archive::read_within(&options.path, deepest) {
        Ok(stored) => stored,
        Err(error) => {
            complain(&format!("error: {path} can't be read: {error}"));
            return Exit::Failed;
        }
    };
    let verified = match stored.and_then(|stored| archive::verify(&stored)) {
        Ok(verified) => verified,
        Err(faults) => {
            for fault in &faults {
                complain(&format!("error: {fault}"));
            }
            // What never was a seal is not another one than it was.
            if faults != [Fault::NoSeal] {
                complain(&format!(
                    "{path} is not as it was sealed: {}",
                    counted(faults.len(), "fault", "faults")
                ));
            }
            return Exit::Problems;
        }
    };
    say(&format!(
        "{path} is as it was sealed: {}, status {}, revision {}\n{}",
        counted(verified.bag.payload().len(), "file", "files"),
        verified
            .info("Bluebook-Edition-Status")
            .unwrap_or("unknown"),
        verified.info("Bluebook-Revision").unwrap_or("unknown"),
        verified.digest,
    ));
    if let Some(published) = &options.digest {
        if *published != verified.digest {
            complain(&format!(
                "error: {path} has another digest than the one that was published:\n  \
                 published  {published}\n  is         {}\n\
                 It is whole, but it is not the edition that the digest was published for.",
                verified.digest
            ));
            return Exit::Problems;
        }
        say("It has the digest that was published.");
    }
    if let Some(key) = &options.key
        && let Err(exit) = check_signature(&options.path, key, &verified)
    {
        return exit;
    }
    if !options.rebuild {
        return Exit::Fine;
    }
    let agent = sealing::sealed_by(&verified);
    let another = (agent != sealing::AGENT)
        .then(|| format!("It was sealed by {agent}, and this is {}", sealing::AGENT));
    match sealing::rebuild(&verified) {
        Rebuilt::Same { taken } => {
            say("Built again from its own sources, it is the same to the byte.");
            if let Some(another) = another {
                say(&format!("{another}: both make the same of it."));
            }
            if let Some(path) = taken {
                say(&format!(
                    "But for {path}, which this program can't set: it was built without \
                     `--features pdf`."
                ));
            }
            Exit::Fine
        }
        Rebuilt::Different(files) => {
            for file in &files {
                complain(&format!("error: {file} comes out otherwise"));
            }
            complain(&match another {
                Some(another) => not_told(&another),
                None => format!(
                    "It was sealed by this same version, {}: it was altered since.",
                    sealing::AGENT
                ),
            });
            Exit::Problems
        }
        Rebuilt::Failed(problems) => {
            print_problems(&problems.0, &problems.1);
            if let Some(another) = another {
                complain(&not_told(&another));
            }
            Exit::Problems
        }
    }
}

/// That another version may be why a bag comes out otherwise.
fn not_told(another: &str) -> String {
    format!(
        "{another}: whether the difference is the program's or somebody altered it can't be \
         told. Build it again with the version that sealed it."
    )
}

/// Checks the signature that lies beside a bag, and says what came of it.
fn check_signature(bag: &Path, key: &Key, verified: &Verified) -> Result<(), Exit> {
    let place = archive::signature_of(bag);
    let shown = place.display();
    let signature = archive::read_signature(&place).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            complain(&format!("error: there is no signature {shown}"));
            Exit::Problems
        }
        _ => {
            complain(&format!("error: {shown} can't be read: {error}"));
            Exit::Failed
        }
    })?;
    let words = key
        .check(&verified.tag_manifest, &signature)
        .map_err(|why| {
            complain(&format!("error: {shown} doesn't vouch for it: {why}"));
            Exit::Problems
        })?;
    say(&format!("It is signed with this key: {words}"));
    Ok(())
}
