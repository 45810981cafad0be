//! What a rule may answer: mostly one verdict; where the text leaves something open, those that it allows.

use super::verdict::ExpectedVerdict;

/// The verdicts that the text allows, the one that is read first.
#[derive(Clone, Debug)]
pub struct Permitted(pub Vec<ExpectedVerdict>);

impl Permitted {
    /// Beside what is read, another that the text does not exclude.
    pub fn or(mut self, other: ExpectedVerdict) -> Permitted {
        self.0.push(other);
        self
    }

    pub fn both(mut self, other: Permitted) -> Permitted {
        self.0.extend(other.0);
        self
    }

    pub fn first(&self) -> ExpectedVerdict {
        self.0[0]
    }
}

impl From<ExpectedVerdict> for Permitted {
    fn from(says: ExpectedVerdict) -> Permitted {
        Permitted(vec![says])
    }
}
