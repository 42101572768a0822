//! `any`: nil, or a value that carries its type. What a [`Value`](super::Value) holds.
//!
//! Go's `any` is two words, one for the type and one for the data, and so is this one. Rust's own
//! `&dyn core::any::Any` would not do. It is two words as well, but its first is a vtable, of which a
//! type may have several: two values of one type could differ in it. And it does not compare.

use core::any::{TypeId, type_name};
use core::fmt;
use core::marker::PhantomData;
use core::ptr::{self, NonNull};

/// Go's `any`: nil, or a reference to a value whose type is known at run time.
///
/// ```
/// use interlocked::go::{Any, nil};
///
/// let x = Any::from(&5);
/// assert_eq!(x.downcast_ref::<i32>(), Some(&5)); // Go: x.(int32)
/// assert_eq!(x.downcast_ref::<i64>(), None);
/// assert_eq!(x, Any::of(&5)); // the values are compared, not where they are
/// assert_ne!(x, Any::of(&5_i64));
/// assert_ne!(x, nil);
/// ```
#[derive(Clone, Copy)]
pub struct Any<'a> {
    pub(super) words: Option<Words>,
    lifetime: PhantomData<&'a ()>,
}

/// Go's `nil`, as an `any`.
#[allow(non_upper_case_globals, reason = "the name is Go's")]
pub const nil: Any<'static> = Any { words: None, lifetime: PhantomData };

/// The two words of an [`Any`] that is not nil: a type, and where a value of it is.
#[derive(Clone, Copy)]
pub(super) struct Words {
    pub(super) of: &'static Type,
    pub(super) data: NonNull<()>,
}

/// What is known of a type at run time.
///
/// A type may have several of these, at different addresses; its identity is its `id`.
pub(super) struct Type {
    id: fn() -> TypeId,
    name: fn() -> &'static str,
    /// How its values compare, if they do.
    equal: Option<Equal>,
}

/// Whether two values, both of one type, are equal.
type Equal = unsafe fn(NonNull<()>, NonNull<()>) -> bool;

impl PartialEq for Type {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other) || (self.id)() == (other.id)()
    }
}

impl<'a> Any<'a> {
    /// A reference to a value that compares.
    #[must_use]
    pub const fn of<T: PartialEq + Sync + 'static>(value: &'a T) -> Self {
        /// # Safety
        ///
        /// Both are valid for reads as a `T`.
        unsafe fn equal<T: PartialEq>(a: NonNull<()>, b: NonNull<()>) -> bool {
            // SAFETY: The caller's contract.
            unsafe { a.cast::<T>().as_ref() == b.cast::<T>().as_ref() }
        }
        let of =
            const { &Type { id: TypeId::of::<T>, name: type_name::<T>, equal: Some(equal::<T>) } };
        Self::new(of, value)
    }

    /// A reference to a value that does not compare, as Go's functions, maps and slices do not.
    #[must_use]
    pub const fn uncomparable<T: Sync + 'static>(value: &'a T) -> Self {
        let of = const { &Type { id: TypeId::of::<T>, name: type_name::<T>, equal: None } };
        Self::new(of, value)
    }

    /// `of` is the type of `value`.
    const fn new<T: Sync + 'static>(of: &'static Type, value: &'a T) -> Self {
        let data = NonNull::new(ptr::from_ref(value).cast_mut().cast());
        let data = data.expect("a reference is not null");
        Self { words: Some(Words { of, data }), lifetime: PhantomData }
    }

    /// The value of these words.
    ///
    /// # Safety
    ///
    /// `data` is a value of the type that `of` says, which is `Sync` and lives for `'a`.
    pub(super) const unsafe fn from_words(words: Words) -> Self {
        Self { words: Some(words), lifetime: PhantomData }
    }

    /// Whether this is nil.
    #[must_use]
    pub const fn is_nil(self) -> bool {
        self.words.is_none()
    }

    /// The value, if it is a `T`: Go's type assertion.
    #[must_use]
    pub fn downcast_ref<T: 'static>(self) -> Option<&'a T> {
        let words = self.words?;
        // SAFETY: The value is of the type whose id this is, and lives for `'a`.
        ((words.of.id)() == TypeId::of::<T>()).then(|| unsafe { words.data.cast().as_ref() })
    }
}

impl PartialEq for Any<'_> {
    /// Whether both are nil, or both values are of one type and equal.
    ///
    /// # Panics
    ///
    /// If the values are of one type and it does not compare.
    #[track_caller]
    fn eq(&self, other: &Self) -> bool {
        match (self.words, other.words) {
            (None, None) => true,
            (Some(a), Some(b)) if a.of == b.of => match a.of.equal.or(b.of.equal) {
                // SAFETY: Both values are of this type, and live as long as their `Any`.
                Some(equal) => unsafe { equal(a.data, b.data) },
                None => panic!("runtime error: comparing uncomparable type {}", (a.of.name)()),
            },
            _ => false,
        }
    }
}

impl<'a, T: PartialEq + Sync + 'static> From<&'a T> for Any<'a> {
    /// [`Any::of`].
    fn from(value: &'a T) -> Self {
        Self::of(value)
    }
}

impl fmt::Debug for Any<'_> {
    /// The type's name; the value might not have one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words.map_or("nil", |words| (words.of.name)()))
    }
}

// SAFETY: It is a shared reference to a value that is `Sync`.
unsafe impl Send for Any<'_> {}
// SAFETY: As above.
unsafe impl Sync for Any<'_> {}
