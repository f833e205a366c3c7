//! Signatures over the manifest of a bag's tag files, in the format of minisign.
//!
//! One lies beside its bag and not in it: whoever has the sources can make a bag again
//! to the byte, and only one has the key. Secret keys are not this program's affair.
//! `minisign` signs, and asks for the password itself; here signatures are checked.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use minisign_verify::{PublicKey, Signature};

use super::bag::TAG_MANIFEST;
use super::seal::Seal;

/// The program that signs.
pub const SIGNER: &str = "minisign";

/// More than a key or a signature has, in bytes.
const LONGEST: u64 = 4096;

/// A public key.
#[derive(Clone, Debug)]
pub struct Key(PublicKey);

impl Key {
    /// The key in a file as minisign writes them, or else the key itself, 56 letters
    /// that begin with `RW`.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(file_or_key: &str) -> Result<Self, String> {
        if let Ok(key) = PublicKey::from_base64(file_or_key.trim()) {
            return Ok(Self(key));
        }
        let text = short_text(Path::new(file_or_key)).map_err(|error| {
            format!("it is neither a public key of minisign nor a file that can be read: {error}")
        })?;
        PublicKey::decode(&text)
            .or_else(|_| PublicKey::from_base64(text.trim()))
            .map(Self)
            .map_err(|_| "the file holds no public key of minisign".to_owned())
    }

    /// Checks a signature of the manifest of a bag's tag files; what its signer says of
    /// it comes back.
    ///
    /// # Errors
    ///
    /// Why it is none of this key's.
    pub fn check(&self, tag_manifest: &[u8], signature: &str) -> Result<String, String> {
        let signature = Signature::decode(signature)
            .map_err(|_| "it is no signature in the format of minisign".to_owned())?;
        // Old versions sign the bytes themselves and not their hash: as good for a
        // file that is in memory.
        let allow_legacy = true;
        self.0
            .verify(tag_manifest, &signature, allow_legacy)
            .map_err(|error| match error {
                minisign_verify::Error::UnexpectedKeyId => "another key made it".to_owned(),
                _ => "it is not a signature of this bag".to_owned(),
            })?;
        Ok(signature.trusted_comment().to_owned())
    }
}

/// Where the signature of a bag lies: `2017.minisig`, beside `2017` and `2017.zip`.
pub fn signature_of(bag: &Path) -> PathBuf {
    // `.` is a folder with a name as well.
    let bag = match bag.file_name() {
        Some(_) => bag.to_owned(),
        None => fs::canonicalize(bag).unwrap_or_else(|_| bag.to_owned()),
    };
    let name = bag.file_name().unwrap_or_default().to_owned();
    let mut name = match (bag.extension(), bag.file_stem()) {
        (Some(extension), Some(stem)) if extension == "zip" => stem.to_owned(),
        _ => name,
    };
    name.push(".minisig");
    bag.with_file_name(name)
}

/// The text of a signature, which is short.
///
/// # Errors
///
/// It is not there, is no file, is too long or can't be read.
pub fn read_signature(path: &Path) -> io::Result<String> {
    short_text(path)
}

fn short_text(path: &Path) -> io::Result<String> {
    // A pipe would be waited for.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    let mut text = String::new();
    let read = File::open(path)?
        .take(LONGEST + 1)
        .read_to_string(&mut text)?;
    match u64::try_from(read) {
        Ok(read) if read <= LONGEST => Ok(text),
        _ => Err(io::Error::other("it is too long for one")),
    }
}

/// What signs a seal: the program with its arguments, as people can call it, too.
pub fn signing(key: &Path, seal: &Seal) -> (PathBuf, Vec<OsString>) {
    let signature = signature_of(&seal.path);
    let words = format!(
        "the edition {} revision {}, {TAG_MANIFEST}",
        seal.year, seal.revision
    );
    let arguments = [
        "-S".into(),
        "-s".into(),
        key.into(),
        "-m".into(),
        seal.path.join(TAG_MANIFEST).into_os_string(),
        "-x".into(),
        signature.clone().into_os_string(),
        "-t".into(),
        words.into(),
    ];
    (signature, arguments.to_vec())
}

/// Whether the program that signs is there.
pub fn can_sign() -> bool {
    Command::new(SIGNER).arg("-v").output().is_ok()
}

/// Has a seal signed; the signature's place comes back.
///
/// # Errors
///
/// The program can't be run, or doesn't sign: it has said why.
pub fn sign(key: &Path, seal: &Seal) -> io::Result<PathBuf> {
    let (signature, arguments) = signing(key, seal);
    let status = Command::new(SIGNER).args(arguments).status()?;
    if !status.success() {
        return Err(io::Error::other(format!("{SIGNER} ended with {status}")));
    }
    // As safe as the seal: on the disk, under its name.
    File::open(&signature)?.sync_all()?;
    if let Some(folder) = signature.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(signature)
}
