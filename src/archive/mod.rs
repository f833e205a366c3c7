//! Sealed editions: bags of files with checksums that are never touched again.
//!
//! A bag ([`Bag`]) is a value: its payload and a few lines about it. Everything
//! else in it, the manifests and the ZIP container, follows from these, so that
//! two bags of the same payload are the same bytes, and a stored bag is checked
//! by making it again ([`verify()`]). Reading takes nothing on trust: names that
//! lead out of the bag, links and names that differ only in case are refused
//! before a byte is looked at.
//!
//! A seal is checked before it is written, written beside its place and then moved
//! there, the container before the folder. Whoever is interrupted leaves either
//! nothing or a complete container, which is a seal like any other; the next try
//! adds the folder.

mod bag;
mod container;
mod fault;
mod read;
mod readme;
mod seal;
mod signature;
mod verify;

pub use bag::{Bag, Info, REVISION, SEALED_ON, YEAR, digest_of_tags};
pub use fault::Fault;
pub use read::{DEEPEST, Stored, read, read_within};
pub use seal::{NotSealed, Seal, seal, seals};
pub use signature::{Key, SIGNER, can_sign, read_signature, sign, signature_of, signing};
pub use verify::{Verified, verify};
