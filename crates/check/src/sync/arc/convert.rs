//! Values that an [`Arc`] is made of, and types that it changes to.

use core::any::Any;
use core::ffi::CStr;
use core::mem::{ManuallyDrop, MaybeUninit};
use std::borrow::Cow;
use std::ffi::{CString, OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::Arc as Real;

use super::Arc;

/// Conversions that the standard library's type has.
macro_rules! from {
    ($([$($generic:tt)*] $from:ty => $to:ty;)*) => {
        $(
            impl<$($generic)*> From<$from> for Arc<$to> {
                #[track_caller]
                fn from(value: $from) -> Self {
                    Self::from_std(Real::from(value))
                }
            }
        )*
    };
}

from!(
    [T] T => T;
    [T: ?Sized] Box<T> => T;
    [T: Clone] &[T] => [T];
    [T: Clone] &mut [T] => [T];
    [T] Vec<T> => [T];
    [T, const N: usize] [T; N] => [T];
    [] &str => str;
    [] &mut str => str;
    [] String => str;
    [] &CStr => CStr;
    [] &mut CStr => CStr;
    [] CString => CStr;
    [] &OsStr => OsStr;
    [] &mut OsStr => OsStr;
    [] OsString => OsStr;
    [] &Path => Path;
    [] &mut Path => Path;
    [] PathBuf => Path;
);

impl<'a, B: ?Sized + ToOwned> From<Cow<'a, B>> for Arc<B>
where
    Self: From<&'a B> + From<B::Owned>,
{
    #[track_caller]
    fn from(value: Cow<'a, B>) -> Self {
        match value {
            Cow::Borrowed(value) => Self::from(value),
            Cow::Owned(value) => Self::from(value),
        }
    }
}

impl From<Arc<str>> for Arc<[u8]> {
    fn from(value: Arc<str>) -> Self {
        Arc::unsize(value, Real::from)
    }
}

impl<T, const N: usize> TryFrom<Arc<[T]>> for Arc<[T; N]> {
    type Error = Arc<[T]>;

    fn try_from(slice: Arc<[T]>) -> Result<Self, Self::Error> {
        let result = Real::try_from(slice.into_real());
        result.map(wrap).map_err(wrap)
    }
}

impl<T> FromIterator<T> for Arc<[T]> {
    #[track_caller]
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self::from_std(values.into_iter().collect())
    }
}

impl<T: Default> Default for Arc<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl Default for Arc<str> {
    #[track_caller]
    fn default() -> Self {
        Self::from("")
    }
}

impl Default for Arc<CStr> {
    #[track_caller]
    fn default() -> Self {
        Self::from(c"")
    }
}

impl<T> Default for Arc<[T]> {
    #[track_caller]
    fn default() -> Self {
        Self::from([])
    }
}

/// An owner that was one before.
fn wrap<T: ?Sized>(real: Real<T>) -> Arc<T> {
    Arc(ManuallyDrop::new(real))
}

impl Arc<dyn Any + Send + Sync> {
    /// The value as what it is.
    ///
    /// # Errors
    /// It is something else.
    pub fn downcast<T: Any + Send + Sync>(self) -> Result<Arc<T>, Self> {
        self.into_real().downcast().map(wrap).map_err(wrap)
    }
}

impl<T> Arc<T> {
    /// Room for a value.
    #[track_caller]
    #[must_use]
    pub fn new_uninit() -> Arc<MaybeUninit<T>> {
        Arc::from_std(Real::new_uninit())
    }
}

impl<T> Arc<[T]> {
    /// Room for values.
    #[track_caller]
    #[must_use]
    pub fn new_uninit_slice(count: usize) -> Arc<[MaybeUninit<T>]> {
        Arc::from_std(Real::new_uninit_slice(count))
    }
}

impl<T> Arc<MaybeUninit<T>> {
    /// The value that was written.
    ///
    /// # Safety
    /// One was.
    #[must_use]
    pub unsafe fn assume_init(self) -> Arc<T> {
        // SAFETY: the caller's promise.
        wrap(unsafe { self.into_real().assume_init() })
    }
}

impl<T> Arc<[MaybeUninit<T>]> {
    /// The values that were written.
    ///
    /// # Safety
    /// All were.
    #[must_use]
    pub unsafe fn assume_init(self) -> Arc<[T]> {
        // SAFETY: the caller's promise.
        wrap(unsafe { self.into_real().assume_init() })
    }
}
