//! The loops: a load-exclusive and a store-exclusive, and what stands between them.
//!
//! The store takes place only if nobody wrote since the load, so that the pair is one
//! read-modify-write. No other access stands between the two.
//!
//! Sources: Arm ARM DDI 0406, A3.4.1 "Exclusive access instructions and Non-shareable memory
//! regions" and A3.4.5 "Load-Exclusive and Store-Exclusive usage restrictions".

/// `update!("width", "what is loaded", ["what makes the new value"], "what is stored", operands)`: a
/// loop that does not give up. The operands are `failed` and `place`, and those of the lines.
macro_rules! update {
    ($width:literal, $old:expr, [$($body:expr),*], $new:literal, $($operands:tt)*) => {
        asm!(
            concat!("2: ldrex", $width, " ", $old, ", [{place}]"),
            $($body,)*
            concat!("strex", $width, " {failed}, ", $new, ", [{place}]"),
            "cmp {failed}, #0",
            "bne 2b",
            $($operands)*
            options(nostack),
        )
    };
}
pub(super) use update;

/// `exchange!(strong, success, failure: "width" "what is found" ["compare, or go to 3"] "what is
/// stored" operands)`.
///
/// A weak exchange tries once. The operands are `failed`, which is zero only if it succeeded, and `place`,
/// and those of the lines. What compares leaves a difference in `failed`, which is not zero where it goes
/// to 3, and so needs no register to be set before.
macro_rules! exchange {
    (strong, $($rest:tt)*) => {
        exchange!(release ["cmp {failed}, #0" "bne 2b"] $($rest)*)
    };
    (weak, $($rest:tt)*) => {
        exchange!(release [] $($rest)*)
    };
    (release $again:tt $success:ident, $failure:ident: $($rest:tt)*) => {
        if $success.releases() {
            exchange!(acquire "dmb ish" $again $success, $failure: $($rest)*)
        } else {
            exchange!(acquire "" $again $success, $failure: $($rest)*)
        }
    };
    (acquire $release:literal $again:tt $success:ident, $failure:ident: $($rest:tt)*) => {
        if $failure.acquires() {
            exchange!(@ $release $again "" "dmb ish" $($rest)*)
        } else if $success.acquires() {
            exchange!(@ $release $again "dmb ish" "" $($rest)*)
        } else {
            exchange!(@ $release $again "" "" $($rest)*)
        }
    };
    (@ $release:literal [$($again:literal)*] $succeeded:literal $both:literal
        $width:literal $found:literal [$($compare:literal)+] $new:literal $($operands:tt)*) => {
        asm!(
            concat!("2: ldrex", $width, " ", $found, ", [{place}]"),
            $($compare,)+
            $release,
            concat!("strex", $width, " {failed}, ", $new, ", [{place}]"),
            $($again,)*
            $succeeded,
            "3:",
            $both,
            $($operands)*
            options(nostack),
        )
    };
}
pub(super) use exchange;
