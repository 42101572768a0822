//! The operations that are looked at: one row each, in our words, in `core`'s, and in
//! portable-atomic's where they differ from those.
//!
//! An expression may use what its shape takes, and `$o` for the orderings. Where `core` has no such
//! operation, its expression is the shortest that does the same.

/// What a probe takes and gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `fn(a) -> T`
    Read,
    /// `fn(a, v)`
    Write,
    /// `fn(a, v) -> T`
    Fetch,
    /// `fn(a)`
    Touch,
    /// `fn(a, v) -> bool`
    Test,
    /// `fn(a) -> bool`
    TestOnly,
    /// `fn(a, bit) -> bool`
    Bit,
    /// `fn(a, old, new, found) -> u8`: what was found goes to memory.
    Exchange,
    /// `fn(a, old, new) -> bool`
    Answer,
    /// `fn(a, old, new) -> T`
    Found,
    /// `fn(a, old, new)`, which tries again until it succeeds.
    Until,
    /// `fn()`
    Fence,
}

/// Which orderings an operation has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Orders {
    Load,
    Store,
    Rmw,
    /// Of success and of failure.
    Exchange,
    /// The pairs of these that are written most.
    Usual,
    Fence,
}

/// The orderings of a read-modify-write, as the files have them and as Rust has them.
const RMW: [(&str, &str); 6] = [
    ("relaxed", "Relaxed"),
    ("acquire", "Acquire"),
    ("release", "Release"),
    ("acqrel", "AcqRel"),
    ("seqcst", "SeqCst"),
    ("full", "Full"),
];

/// The pairs of a compare-exchange that are looked at where one of each kind will do.
const USUAL: [&str; 4] = ["relaxed/relaxed", "acquire/relaxed", "acqrel/acquire", "seqcst/seqcst"];

/// An ordering: its name in the files, and the arguments in Rust.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) name: String,
    pub(crate) arguments: Vec<&'static str>,
}

impl Order {
    /// Whether `core` has it.
    pub(crate) fn of_core(&self) -> bool {
        self.arguments[0] != "Full"
    }
}

impl Orders {
    /// All of them, the weakest first.
    pub(crate) fn all(self) -> Vec<Order> {
        let single = |indices: &[usize]| {
            let of = |&index: &usize| Order {
                name: RMW[index].0.to_owned(),
                arguments: vec![RMW[index].1],
            };
            indices.iter().map(of).collect()
        };
        match self {
            Self::Load => single(&[0, 1, 4]),
            Self::Store => single(&[0, 2, 4]),
            Self::Rmw => single(&[0, 1, 2, 3, 4, 5]),
            Self::Fence => single(&[1, 2, 3, 4, 5]),
            Self::Exchange | Self::Usual => {
                let pair = |success: (&str, &'static str), failure: (&str, &'static str)| Order {
                    name: format!("{}/{}", success.0, failure.0),
                    arguments: vec![success.1, failure.1],
                };
                let failures = [RMW[0], RMW[1], RMW[4]];
                let all = RMW.iter().flat_map(|&s| failures.map(|failure| pair(s, failure)));
                all.filter(|order| self == Self::Exchange || USUAL.contains(&&*order.name))
                    .collect()
            }
        }
    }
}

/// An operation.
pub(crate) struct Operation {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    pub(crate) orders: Orders,
    /// Whether signed numbers are another matter than unsigned ones.
    pub(crate) signed_too: bool,
    pub(crate) ours: &'static str,
    pub(crate) core: &'static str,
    pub(crate) portable: &'static str,
}

/// `name shape orders: ours; core; portable-atomic` (where that is not `core`'s).
macro_rules! operations {
    ($($name:ident $shape:ident $orders:ident $($signed:ident)?:
        $ours:literal; $core:literal; $($portable:literal;)?)+) => {
        &[$(Operation {
            name: stringify!($name),
            shape: Shape::$shape,
            orders: Orders::$orders,
            signed_too: operations!(@signed $($signed)?),
            ours: $ours,
            core: $core,
            portable: operations!(@or $core $($portable)?),
        },)+]
    };
    (@signed) => { false };
    (@signed signed) => { true };
    (@or $core:literal) => { $core };
    (@or $core:literal $portable:literal) => { $portable };
}

/// Every operation.
#[rustfmt::skip] // One operation a line.
pub(crate) const ALL: &[Operation] = operations! {
    load Read Load: "a.load($o)"; "a.load($o)";
    store Write Store: "a.store(v, $o)"; "a.store(v, $o)";
    swap Fetch Rmw: "a.swap(v, $o)"; "a.swap(v, $o)";
    compare_exchange Exchange Exchange: "whole(a.compare_exchange(old, new, $o), found)"; "whole(a.compare_exchange(old, new, $o), found)";
    compare_exchange_weak Exchange Exchange: "whole(a.compare_exchange_weak(old, new, $o), found)"; "whole(a.compare_exchange_weak(old, new, $o), found)";
    compare_exchange_is_ok Answer Usual: "a.compare_exchange(old, new, $o).is_ok()"; "a.compare_exchange(old, new, $o).is_ok()";
    compare_exchange_found Found Usual: "a.compare_exchange(old, new, $o).unwrap_or_else(|x| x)"; "a.compare_exchange(old, new, $o).unwrap_or_else(|x| x)";
    compare_exchange_until Until Usual: "while a.compare_exchange_weak(old, new, $o).is_err() {}"; "while a.compare_exchange_weak(old, new, $o).is_err() {}";
    fetch_update Until Usual: "let _ = a.fetch_update($o, |x| (x != old).then_some(new));"; "let _ = a.fetch_update($o, |x| (x != old).then_some(new));";
    fetch_add Fetch Rmw: "a.fetch_add(v, $o)"; "a.fetch_add(v, $o)";
    fetch_sub Fetch Rmw: "a.fetch_sub(v, $o)"; "a.fetch_sub(v, $o)";
    fetch_inc Read Rmw: "a.fetch_inc($o)"; "a.fetch_add(1, $o)";
    fetch_dec Read Rmw: "a.fetch_dec($o)"; "a.fetch_sub(1, $o)";
    fetch_neg Read Rmw: "a.fetch_neg($o)"; "a.update($o, Relaxed, |x| x.wrapping_neg())"; "a.fetch_neg($o)";
    fetch_and Fetch Rmw: "a.fetch_and(v, $o)"; "a.fetch_and(v, $o)";
    fetch_andnot Fetch Rmw: "a.fetch_andnot(v, $o)"; "a.fetch_and(!v, $o)";
    fetch_or Fetch Rmw: "a.fetch_or(v, $o)"; "a.fetch_or(v, $o)";
    fetch_xor Fetch Rmw: "a.fetch_xor(v, $o)"; "a.fetch_xor(v, $o)";
    fetch_nand Fetch Rmw: "a.fetch_nand(v, $o)"; "a.fetch_nand(v, $o)";
    fetch_not Read Rmw: "a.fetch_not($o)"; "a.fetch_xor(!0, $o)"; "a.fetch_not($o)";
    fetch_max Fetch Rmw signed: "a.fetch_max(v, $o)"; "a.fetch_max(v, $o)";
    fetch_min Fetch Rmw signed: "a.fetch_min(v, $o)"; "a.fetch_min(v, $o)";
    add Write Rmw: "a.add(v, $o)"; "a.fetch_add(v, $o);"; "a.add(v, $o)";
    sub Write Rmw: "a.sub(v, $o)"; "a.fetch_sub(v, $o);"; "a.sub(v, $o)";
    inc Touch Rmw: "a.inc($o)"; "a.fetch_add(1, $o);"; "a.add(1, $o)";
    dec Touch Rmw: "a.dec($o)"; "a.fetch_sub(1, $o);"; "a.sub(1, $o)";
    neg Touch Rmw: "a.neg($o)"; "a.update($o, Relaxed, |x| x.wrapping_neg());"; "a.neg($o)";
    and Write Rmw: "a.and(v, $o)"; "a.fetch_and(v, $o);"; "a.and(v, $o)";
    andnot Write Rmw: "a.andnot(v, $o)"; "a.fetch_and(!v, $o);"; "a.and(!v, $o)";
    or Write Rmw: "a.or(v, $o)"; "a.fetch_or(v, $o);"; "a.or(v, $o)";
    xor Write Rmw: "a.xor(v, $o)"; "a.fetch_xor(v, $o);"; "a.xor(v, $o)";
    not Touch Rmw: "a.not($o)"; "a.fetch_xor(!0, $o);"; "a.not($o)";
    add_and_test Test Rmw: "a.add_and_test(v, $o)"; "a.fetch_add(v, $o).wrapping_add(v) == 0";
    sub_and_test Test Rmw: "a.sub_and_test(v, $o)"; "a.fetch_sub(v, $o) == v";
    inc_and_test TestOnly Rmw: "a.inc_and_test($o)"; "a.fetch_add(1, $o).wrapping_add(1) == 0";
    dec_and_test TestOnly Rmw: "a.dec_and_test($o)"; "a.fetch_sub(1, $o) == 1";
    add_negative Test Rmw: "a.add_negative(v, $o)"; "a.fetch_add(v, $o).wrapping_add(v).cast_signed() < 0";
    bit_set Bit Rmw: "a.bit_set(bit, $o)"; "let m = T::wrapping_shl(1, bit); a.fetch_or(m, $o) & m != 0"; "a.bit_set(bit, $o)";
    bit_clear Bit Rmw: "a.bit_clear(bit, $o)"; "let m = T::wrapping_shl(1, bit); a.fetch_and(!m, $o) & m != 0"; "a.bit_clear(bit, $o)";
    bit_toggle Bit Rmw: "a.bit_toggle(bit, $o)"; "let m = T::wrapping_shl(1, bit); a.fetch_xor(m, $o) & m != 0"; "a.bit_toggle(bit, $o)";
    fence Fence Fence: "fence($o)"; "fence($o)";
};

impl Operation {
    /// The operation of the library that it is made of: for the uses of a compare-exchange, that.
    #[cfg(test)]
    pub(crate) fn sequence(&self) -> &'static str {
        match self.shape {
            Shape::Answer | Shape::Found | Shape::Until => "compare_exchange",
            _ => self.name,
        }
    }

    /// The types that it is looked at for, at these widths.
    pub(crate) fn types(&self, widths: &[u32]) -> Vec<String> {
        if self.shape == Shape::Fence {
            return vec!["all".to_owned()];
        }
        let of_width = |width: &u32| {
            let signed = self.signed_too.then(|| format!("i{width}"));
            [Some(format!("u{width}")), signed].into_iter().flatten()
        };
        widths.iter().flat_map(of_width).collect()
    }
}
