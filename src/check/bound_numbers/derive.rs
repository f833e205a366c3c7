//! Derived facts: `derived = "(a - {value:…}) / a * 100"`, computed.
//!
//! An expression is parsed and computed in one walk; the facts that it names
//! are computed first, each once, and a circle is an error.

use super::Ground;
use super::lookup::Fault;
use super::targets::{self, Against};
use crate::check::said::part_of_text;
use crate::claims::{Datum, Target};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Placed};
use crate::model::{Edition, Fact, FactValue, Key};
use rust_decimal::Decimal;
use std::ops::Range;

/// Brackets in brackets in …; the walk is a recursion.
const DEEPEST: usize = 32;

/// What every derived fact comes to, in the order of the facts.
pub(super) fn facts(edition: &Edition, problems: &mut Diagnostics) -> Vec<Option<Decimal>> {
    let mut walk = Walk {
        ground: Ground {
            edition,
            printed: &[],
        },
        states: vec![State::Unknown; edition.facts.len()],
        problems,
    };
    for key in edition.facts.keys() {
        // What is wrong with a fact is reported where it is found.
        walk.compute(key);
    }
    edition
        .facts
        .iter()
        .zip(walk.states)
        .map(|(fact, state)| match (&fact.value, state) {
            (FactValue::Derived(_), State::Known(value)) => Some(value),
            _ => None,
        })
        .collect()
}

#[derive(Clone, Copy)]
enum State {
    Unknown,
    /// It is being computed; whoever asks for it closes a circle.
    Open,
    Known(Decimal),
    /// It can't be computed, and that was said.
    Failed,
}

struct Walk<'a, 'p> {
    ground: Ground<'a>,
    states: Vec<State>,
    problems: &'p mut Diagnostics,
}

impl Walk<'_, '_> {
    /// Computes a fact, and first the facts that it rests on, one after the other: a
    /// chain of a thousand would be too deep for a recursion.
    fn compute(&mut self, key: Key<Fact>) {
        let mut open = vec![(key, false)];
        while let Some((key, ready)) = open.pop() {
            let edition = self.ground.edition;
            let state = self.states[key.index()];
            if ready {
                self.states[key.index()] = State::Unknown;
            } else if !matches!(state, State::Unknown) {
                continue;
            } else if let FactValue::Derived(expression) = &edition.facts[key].value {
                self.states[key.index()] = State::Open;
                open.push((key, true));
                let named = inputs(edition, expression);
                let unknown = |key: &Key<Fact>| matches!(self.states[key.index()], State::Unknown);
                let waiting: Vec<_> = named.filter(unknown).map(|key| (key, false)).collect();
                open.extend(waiting.into_iter().rev());
                continue;
            }
            // What is wrong with a fact is reported where it is found.
            let _number = self.fact(key);
        }
    }

    /// The number of a fact; `Err(true)` if it is part of a circle.
    fn fact(&mut self, key: Key<Fact>) -> Result<Decimal, bool> {
        match self.states[key.index()] {
            State::Known(value) => return Ok(value),
            State::Open => return Err(true),
            State::Failed => return Err(false),
            State::Unknown => {}
        }
        let edition = self.ground.edition;
        let found = match &edition.facts[key].value {
            FactValue::Stated(value) => Some(*value),
            FactValue::Range(..) => None,
            FactValue::Derived(expression) => {
                self.states[key.index()] = State::Open;
                self.expression(expression)
            }
        };
        self.states[key.index()] = found.map_or(State::Failed, State::Known);
        found.ok_or(false)
    }

    fn expression(&mut self, expression: &Placed<String>) -> Option<Decimal> {
        let mut parser = Parser {
            text: &expression.value,
            at: 0,
            depth: 0,
            walk: self,
        };
        let result = parser.sum().and_then(|value| {
            let rest = parser.peek();
            match rest {
                None => Ok(value),
                Some(_) => {
                    Err(parser.fault(parser.at..parser.text.len(), "this is not expected here"))
                }
            }
        });
        match result {
            Ok(value) => Some(value),
            Err(fault) => {
                let at = part_of_text(expression, fault.at);
                self.problems
                    .push(Diagnostic::error(fault.code, at, fault.message).help(fault.help));
                None
            }
        }
    }
}

/// The facts that an expression names.
pub(super) fn inputs<'a>(
    edition: &'a Edition,
    expression: &'a str,
) -> impl Iterator<Item = Key<Fact>> {
    names(expression).filter_map(|name| edition.facts.find(name))
}

/// The words of an expression that can be the identifiers of facts.
fn names(expression: &str) -> impl Iterator<Item = &str> {
    expression
        .split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
        .filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// Whether what is computed on the way stays of a size with which one can go on.
fn is_manageable(value: &Decimal) -> bool {
    value.abs() <= Decimal::from(1_000_000_000_000_000_000_u64)
}

struct Parser<'t, 'w, 'a, 'p> {
    text: &'t str,
    at: usize,
    depth: usize,
    walk: &'w mut Walk<'a, 'p>,
}

impl Parser<'_, '_, '_, '_> {
    fn fault(&self, at: Range<usize>, message: impl Into<String>) -> Fault {
        Fault {
            code: Code::Claim,
            ..Fault::new(
                &at,
                message,
                "an expression has numbers, identifiers of facts, targets in braces, + - * / ( )",
            )
        }
    }

    /// The next sign, past blanks.
    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.text[self.at..].chars().next()
    }

    fn sum(&mut self) -> Result<Decimal, Fault> {
        let start = self.at;
        let mut value = self.product()?;
        while let Some(sign @ ('+' | '-')) = self.peek() {
            self.at += 1;
            let other = self.product()?;
            let sum = match sign {
                '+' => value.checked_add(other),
                _ => value.checked_sub(other),
            };
            value = sum
                .filter(is_manageable)
                .ok_or_else(|| self.fault(start..self.at, "this number is too large"))?;
        }
        Ok(value)
    }

    fn product(&mut self) -> Result<Decimal, Fault> {
        let start = self.at;
        let mut value = self.atom()?;
        while let Some(sign @ ('*' | '/')) = self.peek() {
            self.at += 1;
            let other = self.atom()?;
            if sign == '/' && other.is_zero() {
                return Err(self.fault(start..self.at, "this divides by zero"));
            }
            let product = match sign {
                '*' => value.checked_mul(other),
                _ => value.checked_div(other),
            };
            value = product
                .filter(is_manageable)
                .ok_or_else(|| self.fault(start..self.at, "this number is too large"))?;
        }
        Ok(value)
    }

    fn atom(&mut self) -> Result<Decimal, Fault> {
        let first = self.peek();
        let start = self.at;
        match first {
            Some('(') => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(self.fault(start..start + 1, "these brackets are too deep"));
                }
                self.at += 1;
                let value = self.sum()?;
                if self.peek() != Some(')') {
                    return Err(self.fault(start..start + 1, "this bracket is not closed"));
                }
                self.at += 1;
                self.depth -= 1;
                Ok(value)
            }
            Some('{') => {
                let Some(length) = self.text[start..].find('}') else {
                    return Err(self.fault(start..start + 1, "this brace is not closed"));
                };
                self.at = start + length + 1;
                self.target(start + 1, start + length)
            }
            Some('0'..='9') => {
                self.take(|c| c.is_ascii_digit() || c == '.');
                let digits = &self.text[start..self.at];
                Decimal::from_str_exact(digits)
                    .ok()
                    .filter(is_manageable)
                    .ok_or_else(|| self.fault(start..self.at, format!("`{digits}` is no number")))
            }
            Some('a'..='z') => {
                self.take(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
                self.named(start)
            }
            _ => Err(self.fault(
                start.min(self.text.len())..self.text.len(),
                "a number, a fact or a bracket is expected here",
            )),
        }
    }

    fn take(&mut self, fits: impl Fn(char) -> bool) {
        let rest = &self.text[self.at..];
        self.at += rest.find(|c| !fits(c)).unwrap_or(rest.len());
    }

    fn named(&mut self, start: usize) -> Result<Decimal, Fault> {
        let at = start..self.at;
        let name = crate::claims::target::Name {
            text: &self.text[at.clone()],
            at: at.clone(),
        };
        let key = super::lookup::fact(self.walk.ground.edition, &name)?;
        self.walk.fact(key).map_err(|circle| {
            let message = match circle {
                true => format!("`{}` is computed from itself", name.text),
                false => format!("`{}` has no single number", name.text),
            };
            self.fault(at, message)
        })
    }

    fn target(&mut self, start: usize, end: usize) -> Result<Decimal, Fault> {
        let text = &self.text[start..end];
        let moved = |at: Range<usize>| start + at.start..start + at.end;
        let target = Target::parse(text)
            .map_err(|error| Fault::new(&moved(error.at.clone()), error.message, error.help))?;
        let bound = targets::bind(&self.walk.ground, &target, text).map_err(|fault| Fault {
            at: moved(fault.at.clone()),
            ..fault
        })?;
        match bound.against {
            Against::Datum(Datum::Value { value, .. }) => Ok(value),
            Against::Datum(Datum::Count { n, .. }) => Ok(Decimal::from(n)),
            Against::Datum(Datum::Share { n, whole, .. }) if whole > 0 => {
                Ok(Decimal::from(n) / Decimal::from(whole) * Decimal::ONE_HUNDRED)
            }
            _ => Err(Fault::new(
                &(start..end),
                "only `value:`, `count:` and `share:` give a number to compute with",
                "for a fact write its identifier, without braces",
            )),
        }
    }
}
