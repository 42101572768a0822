//! The loops: a load-exclusive and a store-exclusive, and what stands between them.
//!
//! The store takes place only if nobody wrote since the load, so that the pair is one
//! read-modify-write. No other access stands between the two.
//!
//! Sources: Arm ARM DDI 0406, A3.4.1 "Exclusive access instructions and Non-shareable memory
//! regions" and A3.4.5 "Load-Exclusive and Store-Exclusive usage restrictions".

/// `update!("width" "what is loaded" ["what makes the new value"] "what is stored" operands)`: a loop
/// that does not give up. The operands are `failed` and `place`, and those of the lines.
macro_rules! update {
    ($width:literal $old:literal [$($body:literal)*] $new:literal $($operands:tt)*) => {
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
/// A weak exchange tries once. `{failed}` is zero after it if the store took place; the strong one
/// leaves it undefined. The operands are `failed` and `place`, and those of the lines.
macro_rules! exchange {
    (strong, $($rest:tt)*) => {
        exchange!(release "" ["cmp {failed}, #0" "bne 2b"] $($rest)*)
    };
    (weak, $($rest:tt)*) => {
        exchange!(release "mov {failed}, #1" [] $($rest)*)
    };
    (release $first:literal $again:tt $success:ident, $failure:ident: $($rest:tt)*) => {
        if $success.releases() {
            exchange!(acquire "dmb ish" $first $again $success, $failure: $($rest)*)
        } else {
            exchange!(acquire "" $first $again $success, $failure: $($rest)*)
        }
    };
    (acquire $release:literal $first:literal $again:tt $success:ident, $failure:ident:
        $($rest:tt)*) => {
        if $failure.acquires() {
            exchange!(@ $first $release $again "" "dmb ish" $($rest)*)
        } else if $success.acquires() {
            exchange!(@ $first $release $again "dmb ish" "" $($rest)*)
        } else {
            exchange!(@ $first $release $again "" "" $($rest)*)
        }
    };
    (@ $first:literal $release:literal [$($again:literal)*] $succeeded:literal $both:literal
        $width:literal $found:literal [$($compare:literal)+] $new:literal $($operands:tt)*) => {
        asm!(
            $first,
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
