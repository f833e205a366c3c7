//! The English of numbers: what a phrase says, and whether a datum agrees.
