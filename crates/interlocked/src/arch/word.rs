//! The contract: what an instruction set has to give for one width.
//!
//! Four operations are asked of every instruction set. The rest have bodies here, as loops of
//! compare-exchange, and an instruction set replaces those for which it has an instruction.
//!
//! Words are `MaybeUninit`: a pointer that goes through memory keeps its provenance, which a plain
//! integer would drop.

use core::mem::MaybeUninit;

use super::operation::{Compute, Operation, Test};
use crate::level::Level;
use crate::order::Order;

/// The bits of a word, with the provenance that they may have.
pub type Bits<W> = MaybeUninit<W>;

/// The value and whether the exchange took place.
pub type Exchange<W> = (Bits<W>, bool);

/// A width of memory access.
///
/// # Safety
///
/// Every operation is one single-copy atomic access (or read-modify-write) of its width, with at
/// least the ordering that it is asked for, if `L` holds on this CPU.
///
/// In all of them `place` must be valid for reads and writes for as long as the call takes, aligned
/// to the width, and reached at the same time by other atomic operations of this width alone; values
/// must be initialized.
#[allow(clippy::missing_safety_doc, reason = "said once, for the trait")]
pub unsafe trait Word: Copy + 'static {
    /// What `operation` makes of `old`.
    fn compute(operation: Operation, old: Bits<Self>, operand: Bits<Self>) -> Bits<Self>;

    /// The answer to `test` about `value`.
    fn passes(value: Bits<Self>, test: Test) -> bool;

    /// One bit set.
    fn bit(bit: u32) -> Bits<Self>;

    /// Whether the operations of this width are instructions and not locks, at this level.
    fn is_lock_free<L: Level>() -> bool {
        true
    }

    /// Reads.
    #[cfg_attr(interlocked_check, track_caller)]
    unsafe fn load<L: Level>(place: *mut Bits<Self>, order: Order) -> Bits<Self>;

    /// Writes.
    #[cfg_attr(interlocked_check, track_caller)]
    unsafe fn store<L: Level>(place: *mut Bits<Self>, value: Bits<Self>, order: Order);

    /// Writes and gives what was there.
    #[cfg_attr(interlocked_check, track_caller)]
    unsafe fn swap<L: Level>(place: *mut Bits<Self>, value: Bits<Self>, order: Order)
    -> Bits<Self>;

    /// Writes `new` if `old` is there, and gives what was there.
    #[cfg_attr(interlocked_check, track_caller)]
    unsafe fn compare_exchange<L: Level>(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self>;

    /// As [`Word::compare_exchange`], and may fail for no reason.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    unsafe fn compare_exchange_weak<L: Level>(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self> {
        // SAFETY: The caller's contract is the same.
        unsafe { Self::compare_exchange::<L>(place, old, new, success, failure) }
    }

    /// As [`Word::compare_exchange`], where the memory is Rust's own and no other language, process
    /// or device reaches it, so that the compiler may have a part in it.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    unsafe fn compare_exchange_owned<L: Level>(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self> {
        // SAFETY: The caller's contract is the same.
        unsafe { Self::compare_exchange::<L>(place, old, new, success, failure) }
    }

    /// As [`Word::compare_exchange_owned`], and may fail for no reason.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    unsafe fn compare_exchange_weak_owned<L: Level>(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self> {
        // SAFETY: The caller's contract is the same.
        unsafe { Self::compare_exchange_weak::<L>(place, old, new, success, failure) }
    }

    /// Reads, computes, writes, and gives what was read.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    unsafe fn rmw<L: Level>(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        order: Order,
    ) -> Bits<Self> {
        // SAFETY: The caller's contract is the same.
        unsafe { rmw_by_exchange::<Self, L>(operation, place, operand, order) }
    }

    /// Reads, computes, writes. The read is not ordered by a later fence: see `Atomic::add`.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    unsafe fn rmw_no_return<L: Level>(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        order: Order,
    ) {
        // SAFETY: The caller's contract is the same.
        unsafe {
            Self::rmw::<L>(operation, place, operand, order);
        }
    }

    /// Reads, computes, writes, and answers a question about what was written.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    unsafe fn rmw_test<L: Level>(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        test: Test,
        order: Order,
    ) -> bool {
        // SAFETY: The caller's contract is the same.
        let old = unsafe { Self::rmw::<L>(operation, place, operand, order) };
        Self::passes(Self::compute(operation, old, operand), test)
    }

    /// Waits while `seen` is there, for a moment or until the place is written: whoever waits looks
    /// again.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    unsafe fn wait(_place: *mut Bits<Self>, _seen: Bits<Self>) {
        crate::hint::spin_loop();
    }

    /// Sets (`Or`), clears (`AndNot`) or toggles (`Xor`) one bit, and says whether it was set.
    /// `bit` is taken modulo the width.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    unsafe fn rmw_bit<L: Level>(
        operation: Operation,
        place: *mut Bits<Self>,
        bit: u32,
        order: Order,
    ) -> bool {
        let mask = Self::bit(bit);
        // SAFETY: The caller's contract is the same.
        let old = unsafe { Self::rmw::<L>(operation, place, mask, order) };
        !Self::passes(Self::compute(Operation::And, old, mask), Test::Zero)
    }
}

/// A read-modify-write as a loop of compare-exchange.
///
/// The first read may be any value that was ever there: the exchange checks it.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub(super) unsafe fn rmw_by_exchange<W: Word, L: Level>(
    operation: Operation,
    place: *mut Bits<W>,
    operand: Bits<W>,
    order: Order,
) -> Bits<W> {
    // SAFETY: The caller's contract is the same.
    let mut old = unsafe { W::load::<L>(place, Order::Relaxed) };
    loop {
        let new = W::compute(operation, old, operand);
        // SAFETY: The caller's contract is the same.
        match unsafe { W::compare_exchange_weak::<L>(place, old, new, order, Order::Relaxed) } {
            (found, true) => return found,
            (found, false) => old = found,
        }
    }
}

/// The part of [`Word`] that is the same for every instruction set: numbers compute as numbers.
macro_rules! computes {
    () => {
        #[inline]
        fn compute(
            operation: $crate::arch::Operation,
            old: $crate::arch::Bits<Self>,
            operand: $crate::arch::Bits<Self>,
        ) -> $crate::arch::Bits<Self> {
            // SAFETY: `Word`'s contract says that values are initialized.
            let (old, operand) = unsafe { (old.assume_init(), operand.assume_init()) };
            $crate::arch::Bits::new($crate::arch::Compute::compute(old, operation, operand))
        }

        #[inline]
        fn passes(value: $crate::arch::Bits<Self>, test: $crate::arch::Test) -> bool {
            // SAFETY: `Word`'s contract says that values are initialized.
            $crate::arch::Compute::passes(unsafe { value.assume_init() }, test)
        }

        #[inline]
        fn bit(bit: u32) -> $crate::arch::Bits<Self> {
            $crate::arch::Bits::new(<Self as $crate::arch::Compute>::bit(bit))
        }
    };
}
pub(crate) use computes;

/// The word of a pointer: an address, with provenance.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Address(pub(super) *mut ());

impl Address {
    /// Computes with the address and keeps the provenance of `old`.
    #[inline]
    pub(super) fn compute_address(
        operation: Operation,
        old: Bits<Self>,
        operand: Bits<Self>,
    ) -> Bits<Self> {
        // SAFETY: `Word`'s contract says that values are initialized.
        let (old, operand) = unsafe { (old.assume_init().0, operand.assume_init().0) };
        Bits::new(Self(old.map_addr(|address| address.compute(operation, operand.addr()))))
    }
}

impl From<*mut ()> for Address {
    fn from(pointer: *mut ()) -> Self {
        Self(pointer)
    }
}

impl From<Address> for *mut () {
    fn from(address: Address) -> Self {
        address.0
    }
}

/// The part of [`Word`] for [`Address`] that is the same everywhere.
macro_rules! address_computes {
    () => {
        #[inline]
        fn compute(
            operation: $crate::arch::Operation,
            old: $crate::arch::Bits<Self>,
            operand: $crate::arch::Bits<Self>,
        ) -> $crate::arch::Bits<Self> {
            Self::compute_address(operation, old, operand)
        }

        #[inline]
        fn passes(value: $crate::arch::Bits<Self>, test: $crate::arch::Test) -> bool {
            // SAFETY: `Word`'s contract says that values are initialized.
            $crate::arch::Compute::passes(unsafe { value.assume_init() }.0.addr(), test)
        }

        #[inline]
        fn bit(bit: u32) -> $crate::arch::Bits<Self> {
            let address = <usize as $crate::arch::Compute>::bit(bit);
            $crate::arch::Bits::new(Self(core::ptr::without_provenance_mut(address)))
        }
    };
}
pub(crate) use address_computes;

/// Makes [`Address`] a word by way of the integer of its width: assembly moves bits and does not
/// ask for their type. What an instruction set has for pointers alone comes after it.
#[allow(unused_macros, reason = "the portable back end has pointers of its own")]
macro_rules! address_is {
    ($integer:ty $(, $($own:tt)+)?) => {
        use $crate::arch::{Address, Bits, Exchange, Operation, Word};
        use $crate::level::Level;
        use $crate::order::Order;

        /// Bits stay what they are.
        #[inline(always)]
        const fn down(bits: Bits<Address>) -> Bits<$integer> {
            // SAFETY: Both have the same size, and `MaybeUninit` keeps provenance.
            unsafe { core::mem::transmute(bits) }
        }

        /// Bits stay what they are, by way of memory: Rust 1.85 compiles `transmute` from an integer
        /// to a pointer, even in a `MaybeUninit`, to an offset from null, which has no provenance,
        /// so that LLVM takes what follows a use of the pointer for unreachable.
        #[inline(always)]
        const fn up(bits: Bits<$integer>) -> Bits<Address> {
            // SAFETY: Both have the same size, and `MaybeUninit` keeps provenance.
            unsafe { core::mem::transmute_copy(&bits) }
        }

        // SAFETY: Each operation is that of the integer, on the same bits.
        unsafe impl Word for Address {
            $crate::arch::address_computes!();

            #[inline]
            unsafe fn load<L: Level>(place: *mut Bits<Self>, order: Order) -> Bits<Self> {
                // SAFETY: The caller's contract is the same.
                up(unsafe { <$integer as Word>::load::<L>(place.cast(), order) })
            }

            #[inline]
            unsafe fn store<L: Level>(place: *mut Bits<Self>, value: Bits<Self>, order: Order) {
                // SAFETY: The caller's contract is the same.
                unsafe { <$integer as Word>::store::<L>(place.cast(), down(value), order) }
            }

            #[inline]
            unsafe fn swap<L: Level>(
                place: *mut Bits<Self>,
                value: Bits<Self>,
                order: Order,
            ) -> Bits<Self> {
                // SAFETY: The caller's contract is the same.
                up(unsafe { <$integer as Word>::swap::<L>(place.cast(), down(value), order) })
            }

            #[inline]
            unsafe fn compare_exchange<L: Level>(
                place: *mut Bits<Self>,
                old: Bits<Self>,
                new: Bits<Self>,
                success: Order,
                failure: Order,
            ) -> Exchange<Self> {
                let place = place.cast();
                let (old, new) = (down(old), down(new));
                // SAFETY: The caller's contract is the same.
                let (found, done) = unsafe {
                    <$integer as Word>::compare_exchange::<L>(place, old, new, success, failure)
                };
                (up(found), done)
            }

            #[inline]
            unsafe fn compare_exchange_weak<L: Level>(
                place: *mut Bits<Self>,
                old: Bits<Self>,
                new: Bits<Self>,
                success: Order,
                failure: Order,
            ) -> Exchange<Self> {
                let place = place.cast();
                let (old, new) = (down(old), down(new));
                // SAFETY: The caller's contract is the same.
                let (found, done) = unsafe {
                    <$integer as Word>::compare_exchange_weak::<L>(
                        place, old, new, success, failure,
                    )
                };
                (up(found), done)
            }

            #[inline]
            unsafe fn rmw<L: Level>(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) -> Bits<Self> {
                let operand = down(operand);
                // SAFETY: The caller's contract is the same.
                up(unsafe { <$integer as Word>::rmw::<L>(operation, place.cast(), operand, order) })
            }

            #[inline]
            unsafe fn rmw_no_return<L: Level>(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) {
                let operand = down(operand);
                // SAFETY: The caller's contract is the same.
                unsafe {
                    <$integer as Word>::rmw_no_return::<L>(operation, place.cast(), operand, order)
                }
            }

            #[inline]
            unsafe fn wait(place: *mut Bits<Self>, seen: Bits<Self>) {
                // SAFETY: The caller's contract is the same.
                unsafe { <$integer as Word>::wait(place.cast(), down(seen)) }
            }

            #[inline]
            unsafe fn rmw_bit<L: Level>(
                operation: Operation,
                place: *mut Bits<Self>,
                bit: u32,
                order: Order,
            ) -> bool {
                // SAFETY: The caller's contract is the same.
                unsafe { <$integer as Word>::rmw_bit::<L>(operation, place.cast(), bit, order) }
            }

            $($($own)+)?
        }
    };
}
#[allow(unused_imports, reason = "the portable back end has pointers of its own")]
pub(crate) use address_is;
