//! The traits of other libraries.

use core::fmt;

use super::Atomic;
use crate::level::{OrSeqlock, Serves};
use crate::order::Relaxed;
use crate::primitive::Primitive;

impl<T: Primitive, L: Serves<T>> fmt::Debug for Atomic<T, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.load(Relaxed).fmt(f)
    }
}

impl<T, L: Serves<*mut T>> fmt::Pointer for Atomic<*mut T, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.load(Relaxed), f)
    }
}

impl<T: Primitive> Default for Atomic<T> {
    /// Zero, `false`, or the null pointer.
    fn default() -> Self {
        Self::new(T::ZERO)
    }
}

impl<T: Primitive> Default for Atomic<T, OrSeqlock> {
    /// Zero, `false`, or the null pointer.
    fn default() -> Self {
        Self::with_fallback(T::ZERO)
    }
}

impl<T: Primitive> From<T> for Atomic<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: Primitive> From<T> for Atomic<T, OrSeqlock> {
    fn from(value: T) -> Self {
        Self::with_fallback(value)
    }
}

#[cfg(feature = "serde")]
impl<T: Primitive + serde::Serialize, L: Serves<T>> serde::Serialize for Atomic<T, L> {
    /// Serializes the value, by a relaxed load.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.load(Relaxed).serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: Primitive + serde::Deserialize<'de>> serde::Deserialize<'de> for Atomic<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: Primitive + serde::Deserialize<'de>> serde::Deserialize<'de> for Atomic<T, OrSeqlock> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::with_fallback)
    }
}
