//! The macros of the crate's root.

/// Values of which each thread has its own, as [`std::thread_local!`].
///
/// ```
/// use std::cell::Cell;
///
/// interlocked_check::thread_local! {
///     static DEPTH: Cell<u32> = const { Cell::new(0) };
///     pub static NAMES: std::cell::RefCell<Vec<String>> = std::cell::RefCell::new(Vec::new());
/// }
///
/// DEPTH.set(DEPTH.get() + 1);
/// NAMES.with_borrow_mut(|names| names.push("one".to_owned()));
/// assert_eq!((DEPTH.get(), NAMES.take().len()), (1, 1));
/// ```
#[macro_export]
macro_rules! thread_local {
    () => {};
    ($(#[$attribute:meta])* $vis:vis static $name:ident: $type:ty = const $make:block) => {
        $crate::__thread_local!([$(#[$attribute])*] [$vis] $name, $type, const $make);
    };
    ($(#[$attribute:meta])* $vis:vis static $name:ident: $type:ty = const $make:block; $($rest:tt)*) => {
        $crate::__thread_local!([$(#[$attribute])*] [$vis] $name, $type, const $make);
        $crate::thread_local!($($rest)*);
    };
    ($(#[$attribute:meta])* $vis:vis static $name:ident: $type:ty = $make:expr) => {
        $crate::__thread_local!([$(#[$attribute])*] [$vis] $name, $type, $make);
    };
    ($(#[$attribute:meta])* $vis:vis static $name:ident: $type:ty = $make:expr; $($rest:tt)*) => {
        $crate::__thread_local!([$(#[$attribute])*] [$vis] $name, $type, $make);
        $crate::thread_local!($($rest)*);
    };
}

/// One of the values of [`thread_local!`].
#[doc(hidden)]
#[macro_export]
macro_rules! __thread_local {
    ([$($attribute:tt)*] [$vis:vis] $name:ident, $type:ty, $($make:tt)*) => {
        $($attribute)*
        $vis static $name: $crate::thread::LocalKey<$type> = {
            fn make() -> $type {
                $($make)*
            }
            ::std::thread_local! {
                static REAL: $type = make();
            }
            $crate::thread::LocalKey::new(make, &REAL)
        };
    };
}

/// Statics whose values are made at their first use, as in the crate `lazy_static`.
///
/// ```
/// interlocked_check::lazy_static! {
///     static ref NAMES: Vec<String> = vec!["one".to_owned()];
///     pub static ref LENGTH: usize = NAMES.len();
/// }
///
/// assert_eq!((NAMES.len(), *LENGTH), (1, 1));
/// ```
#[macro_export]
macro_rules! lazy_static {
    ($(#[$attribute:meta])* $vis:vis static ref $name:ident: $type:ty = $make:expr; $($rest:tt)*) => {
        #[allow(missing_copy_implementations)]
        #[allow(non_camel_case_types)]
        #[allow(dead_code)]
        $(#[$attribute])*
        $vis struct $name {
            own: (),
        }
        #[doc(hidden)]
        #[allow(dead_code)]
        $vis static $name: $name = $name { own: () };
        impl ::core::ops::Deref for $name {
            type Target = $type;

            fn deref(&self) -> &$type {
                fn make() -> $type {
                    $make
                }
                static LAZY: $crate::lazy_static::Lazy<$type> = $crate::lazy_static::Lazy::new(make);
                LAZY.get()
            }
        }
        $crate::lazy_static!($($rest)*);
    };
    () => {};
}
