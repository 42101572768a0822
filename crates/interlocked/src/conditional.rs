//! Code for targets that have the instructions, and for those that have not.
//!
//! `cfg_has_atomic_64! { … }` is what it holds where 64-bit operations are instructions on every CPU
//! of the target, and nothing elsewhere; `cfg_no_atomic_64! { … }` is the reverse. Unlike
//! `cfg(target_has_atomic)` they know what this crate can do: 128 bits, too.

/// `$has` and `$no` are macros that keep what they are given if `$condition` holds, or if it does
/// not. The `$` in front is the dollar sign that a macro in a macro has to be given.
macro_rules! conditional {
    ($d:tt $($has:ident $no:ident $what:literal $condition:meta;)+) => {$(
        $crate::conditional::keeps! {
            $d $has ($condition) (not($condition))
            concat!(
                "Keeps what it is given if operations ", $what,
                " are instructions on every CPU of the target."
            )
        }
        $crate::conditional::keeps! {
            $d $no (not($condition)) ($condition)
            concat!(
                "Keeps what it is given unless operations ", $what,
                " are instructions on every CPU of the target."
            )
        }
    )+};
}
pub(crate) use conditional;

macro_rules! keeps {
    ($d:tt $name:ident ($yes:meta) ($no:meta) $doc:expr) => {
        #[doc = $doc]
        #[cfg($yes)]
        #[macro_export]
        macro_rules! $name {
                                                            ($d($d kept:tt)*) => { $d($d kept)* };
                                                        }

        #[doc = $doc]
        #[cfg($no)]
        #[macro_export]
        macro_rules! $name {
            ($d($d dropped:tt)*) => {};
        }
    };
}
pub(crate) use keeps;

conditional! { $
    cfg_has_atomic_8 cfg_no_atomic_8 "of 8 bits" target_has_atomic = "8";
    cfg_has_atomic_16 cfg_no_atomic_16 "of 16 bits" target_has_atomic = "16";
    cfg_has_atomic_32 cfg_no_atomic_32 "of 32 bits" target_has_atomic = "32";
    cfg_has_atomic_64 cfg_no_atomic_64 "of 64 bits" target_has_atomic = "64";
    cfg_has_atomic_ptr cfg_no_atomic_ptr "on pointers" target_has_atomic = "ptr";
    cfg_has_atomic_cas cfg_no_atomic_cas "that compare and exchange" target_has_atomic = "ptr";
}
