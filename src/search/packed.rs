//! Long lists of numbers as bytes: reading them one by one would take most of the time of a start.

use std::fmt;

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;

/// A number of fixed size.
pub(super) trait PackedNumber: Copy {
    const SIZE: usize;
    fn write(self, bytes: &mut Vec<u8>);
    fn read(bytes: &[u8]) -> Self;
}

macro_rules! number {
    ($($kind:ty),+) => {
        $(impl PackedNumber for $kind {
            const SIZE: usize = size_of::<$kind>();
            fn write(self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }
            fn read(bytes: &[u8]) -> $kind {
                bytes.try_into().map_or(0, <$kind>::from_le_bytes)
            }
        })+
    };
}
number!(u32, u64);

impl PackedNumber for (u64, u64) {
    const SIZE: usize = 16;
    fn write(self, bytes: &mut Vec<u8>) {
        self.0.write(bytes);
        self.1.write(bytes);
    }
    fn read(bytes: &[u8]) -> (u64, u64) {
        (u64::read(&bytes[..8]), u64::read(&bytes[8..]))
    }
}

pub(super) fn serialize<S: Serializer, N: PackedNumber>(
    numbers: &[N],
    to: S,
) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(numbers.len() * N::SIZE);
    numbers.iter().for_each(|number| number.write(&mut bytes));
    to.serialize_bytes(&bytes)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>, N: PackedNumber>(
    from: D,
) -> Result<Vec<N>, D::Error> {
    struct PackedBytes<N>(std::marker::PhantomData<N>);
    impl<N: PackedNumber> Visitor<'_> for PackedBytes<N> {
        type Value = Vec<N>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("numbers as bytes")
        }
        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<N>, E> {
            let numbers = bytes.chunks_exact(N::SIZE);
            match numbers.remainder() {
                [] => Ok(numbers.map(N::read).collect()),
                _ => Err(E::custom("half a number")),
            }
        }
    }
    from.deserialize_bytes(PackedBytes(std::marker::PhantomData))
}
