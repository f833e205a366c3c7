//! Lists whose members have identifiers, and keys into them.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// Something with an identifier.
pub trait Named {
    /// The identifier, in kebab-case.
    fn id(&self) -> &str;
}

/// A member of a [`List`]: where it stands.
///
/// Invariant: a key is only made by the list that it leads into, so that
/// looking it up always succeeds.
pub struct Key<T> {
    index: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Key<T> {
    fn new(index: usize) -> Self {
        Self {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            of: PhantomData,
        }
    }

    /// The position in the list, from 0.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Key<T> {}
impl<T> PartialEq for Key<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Key<T> {}
impl<T> PartialOrd for Key<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Key<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> std::hash::Hash for Key<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<T> fmt::Debug for Key<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// Things with identifiers, in their own order.
#[derive(Clone, Debug)]
pub struct List<T> {
    items: Vec<T>,
    ids: BTreeMap<String, u32>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            ids: BTreeMap::new(),
        }
    }
}

impl<T: Named> List<T> {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty list with room for so many.
    pub fn with_capacity(count: usize) -> Self {
        Self {
            items: Vec::with_capacity(count),
            ids: BTreeMap::new(),
        }
    }

    /// Adds a member at the end. Of two with the same identifier, the first is
    /// the one that is found by it.
    pub fn push(&mut self, item: T) -> Key<T> {
        let key = Key::new(self.items.len());
        self.ids.entry(item.id().to_owned()).or_insert(key.index);
        self.items.push(item);
        key
    }

    /// The member with this identifier.
    pub fn find(&self, id: &str) -> Option<Key<T>> {
        self.ids.get(id).map(|index| Key::new(*index as usize))
    }

    /// All identifiers, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }
}

impl<T> List<T> {
    /// The members in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// The members in order, to be changed in place.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    /// The keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = Key<T>> + ExactSizeIterator + use<T> {
        (0..self.items.len()).map(Key::new)
    }

    /// Keys and members in order.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Key<T>, &T)> + ExactSizeIterator {
        self.items
            .iter()
            .enumerate()
            .map(|(index, item)| (Key::new(index), item))
    }

    /// The member before this one.
    pub fn before(&self, key: Key<T>) -> Option<&T> {
        key.index().checked_sub(1).map(|index| &self.items[index])
    }

    /// The member after this one.
    pub fn after(&self, key: Key<T>) -> Option<&T> {
        self.items.get(key.index() + 1)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl<T> Index<Key<T>> for List<T> {
    type Output = T;

    fn index(&self, key: Key<T>) -> &T {
        &self.items[key.index()]
    }
}

impl<T> IndexMut<Key<T>> for List<T> {
    fn index_mut(&mut self, key: Key<T>) -> &mut T {
        &mut self.items[key.index()]
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T: Named> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut list = Self::new();
        for item in items {
            list.push(item);
        }
        list
    }
}
