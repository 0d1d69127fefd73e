//! A role that holds a term as it is kept, and where those of a term stand.

use std::ops::Range;

use crate::catalog::RoleNumber;

/// Bits of a holder that tell how often it has the term.
const BITS_OF_TIMES: u32 = 12;

/// Most times that are counted of a term in one role.
pub const MOST_TIMES: u32 = (1 << BITS_OF_TIMES) - 1;

/// Most roles of which an index can be made: as many as there are numbers beside the times.
pub(super) const MOST_ROLES: usize = 1 << (u32::BITS - BITS_OF_TIMES);

/// A role that holds a term, and how often, in one number: of all that is read of a term this is read most.
pub(super) fn holder(role: RoleNumber, times: u32) -> u32 {
    role.0 << BITS_OF_TIMES | times.min(MOST_TIMES)
}

/// The role of a holder, and how often it has the term.
pub(super) fn role_and_times(holder: u32) -> (RoleNumber, u32) {
    (RoleNumber(holder >> BITS_OF_TIMES), holder & MOST_TIMES)
}

/// Places of the roles that hold a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holders {
    /// All; first those of roles that have the term once.
    pub(super) all: Range<usize>,
    /// The first of a role that has it more often.
    pub(super) often: usize,
}

impl Holders {
    /// How many roles they are.
    pub fn count(&self) -> usize {
        self.all.len()
    }
}
