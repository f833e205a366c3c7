//! The different words of many texts, each with how often it is there.
//!
//! A report has tens of thousands of words, and each is looked up here. So this is
//! a hash table with open addressing and nothing around it. Its hash has no
//! secret, and where a word lies in the table reaches nobody.

use std::cmp::Reverse;

/// Different words, in the order in which they turn up.
#[derive(Default)]
pub(super) struct Vocabulary<'a> {
    words: Vec<Word<'a>>,
    /// Positions in `words`. A word's is in the first place that was free, from
    /// the one that its hash leads to. Their number is a power of two.
    places: Vec<Option<usize>>,
}

struct Word<'a> {
    text: &'a str,
    hash: usize,
    count: usize,
}

impl<'a> Vocabulary<'a> {
    /// Counts a word, and says which one it is: the position in [`ranked`] of its
    /// rank.
    ///
    /// [`ranked`]: Self::ranked
    pub(super) fn count(&mut self, text: &'a str) -> usize {
        // Half of the places stay free, so that a free one is never far.
        if self.words.len() * 2 >= self.places.len() {
            self.grow();
        }
        let hash = hash(text);
        let mut place = self.place(hash);
        while let Some(position) = self.places[place] {
            let word = &mut self.words[position];
            if word.text == text {
                word.count += 1;
                return position;
            }
            place = self.place(place + 1);
        }
        let position = self.words.len();
        self.places[place] = Some(position);
        self.words.push(Word {
            text,
            hash,
            count: 1,
        });
        position
    }

    fn place(&self, number: usize) -> usize {
        number & (self.places.len() - 1)
    }

    fn grow(&mut self) {
        self.places = vec![None; (self.places.len() * 2).max(1024)];
        for (position, word) in self.words.iter().enumerate() {
            let mut place = self.place(word.hash);
            while self.places[place].is_some() {
                place = self.place(place + 1);
            }
            self.places[place] = Some(position);
        }
    }

    /// The words, the most frequent first, those that are as frequent in the
    /// order of their letters; and the rank of each by its position.
    pub(super) fn ranked(&self) -> (Vec<&'a str>, Vec<usize>) {
        let mut order: Vec<usize> = (0..self.words.len()).collect();
        order.sort_unstable_by_key(|position| {
            let word = &self.words[*position];
            (Reverse(word.count), word.text)
        });
        let mut ranks = vec![0; order.len()];
        for (rank, position) in order.iter().enumerate() {
            ranks[*position] = rank;
        }
        let words = order.iter().map(|position| self.words[*position].text);
        (words.collect(), ranks)
    }
}

/// FNV-1a.
fn hash(text: &str) -> usize {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    // The places are fewer than numbers of any width.
    hash as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_ranked_by_how_often_they_are_there() {
        let mut vocabulary = Vocabulary::default();
        let words = ["of", "the", "b", "the", "a", "of", "the"];
        let positions = words.map(|word| vocabulary.count(word));
        let (ranked, ranks) = vocabulary.ranked();
        assert_eq!(ranked, ["the", "of", "a", "b"]);
        assert_eq!(positions.map(|position| ranked[ranks[position]]), words);
    }

    #[test]
    fn each_word_is_there_once_however_many_there_are() {
        let words: Vec<String> = (0..5_000).map(|number| format!("w{number}")).collect();
        let mut vocabulary = Vocabulary::default();
        for _ in 0..2 {
            for (position, word) in words.iter().enumerate() {
                assert_eq!(vocabulary.count(word), position);
            }
        }
        let (ranked, _) = vocabulary.ranked();
        assert_eq!(ranked.len(), words.len());
        assert!(ranked.is_sorted());
    }
}
