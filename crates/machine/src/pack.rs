//! A state as bytes: what the set of visited states keeps.
//!
//! Equal states have equal bytes, and the bytes give the state back. Most numbers in a state are
//! small, so a number below 248 is one byte.

use interlocked_exec::{LocationId, Value};

/// The first byte of a number that takes the given bytes after it.
const TWO: u8 = 248;
const EIGHT: u8 = 249;
const SIXTEEN: u8 = 250;
const ADDRESS: u8 = 251;

/// Appends numbers and values.
pub(crate) struct Writer<'a>(pub(crate) &'a mut Vec<u8>);

impl Writer<'_> {
    pub(crate) fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    #[inline]
    pub(crate) fn number(&mut self, number: u128) {
        if number < u128::from(TWO) {
            self.0.push(number as u8);
        } else {
            self.large(number);
        }
    }

    #[cold]
    fn large(&mut self, number: u128) {
        if let Ok(number) = u16::try_from(number) {
            self.0.push(TWO);
            self.bytes(&number.to_le_bytes());
        } else if let Ok(number) = u64::try_from(number) {
            self.0.push(EIGHT);
            self.bytes(&number.to_le_bytes());
        } else {
            self.0.push(SIXTEEN);
            self.bytes(&number.to_le_bytes());
        }
    }

    #[inline]
    pub(crate) fn length(&mut self, length: usize) {
        self.number(length as u128);
    }

    pub(crate) fn value(&mut self, value: Value) {
        match value {
            Value::Int(bits) => self.number(bits),
            Value::Address(location, offset) => {
                self.0.push(ADDRESS);
                self.bytes(&location.0.to_le_bytes());
                self.bytes(&offset.to_le_bytes());
            }
        }
    }
}

/// Reads back what a [`Writer`] wrote, in the same order.
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    #[inline]
    pub(crate) fn byte(&mut self) -> u8 {
        let (&byte, tail) = self.0.split_first().expect("a byte was written here");
        self.0 = tail;
        byte
    }

    pub(crate) fn bytes(&mut self, count: usize) -> &'a [u8] {
        let (head, tail) = self.0.split_at(count);
        self.0 = tail;
        head
    }

    fn array<const N: usize>(&mut self) -> [u8; N] {
        self.bytes(N).try_into().expect("as many bytes as asked for")
    }

    #[inline]
    pub(crate) fn number(&mut self) -> u128 {
        match self.value() {
            Value::Int(bits) => bits,
            Value::Address(..) => unreachable!("a number was written here"),
        }
    }

    pub(crate) fn length(&mut self) -> usize {
        self.number() as usize
    }

    #[inline]
    pub(crate) fn value(&mut self) -> Value {
        match self.byte() {
            first @ TWO.. => self.large(first),
            small => Value::Int(small.into()),
        }
    }

    #[cold]
    fn large(&mut self, first: u8) -> Value {
        Value::Int(match first {
            TWO => u16::from_le_bytes(self.array()).into(),
            EIGHT => u64::from_le_bytes(self.array()).into(),
            SIXTEEN => u128::from_le_bytes(self.array()),
            ADDRESS => {
                let location = LocationId(u16::from_le_bytes(self.array()));
                return Value::Address(location, i64::from_le_bytes(self.array()));
            }
            _ => unreachable!("no number starts so"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let values = [0, 1, 247, 248, 255, 256, 65_535, 65_536, u64::MAX.into(), u128::MAX]
            .map(Value::Int)
            .into_iter()
            .chain([Value::Address(LocationId(7), -3)]);
        let values: Vec<Value> = values.collect();
        let mut bytes = Vec::new();
        for &value in &values {
            Writer(&mut bytes).value(value);
        }
        let mut reader = Reader(&bytes);
        let back: Vec<Value> = values.iter().map(|_| reader.value()).collect();
        assert_eq!(back, values);
        assert!(reader.0.is_empty());
    }
}
