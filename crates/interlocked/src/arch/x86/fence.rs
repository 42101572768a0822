//! The fence, on both x86: a locked instruction on the stack, and none for what is weaker.
//!
//! Loads and stores keep their order but for a store with a later load; nothing passes a locked
//! instruction, and it waits for all loads and stores before it (Intel SDM Vol. 3A 9.1.2.2, 9.2.3.9;
//! AMD APM Vol. 2 7.4.2). The stack is written by this thread alone and is in its cache, which makes
//! this several times faster than `mfence`. What is there stays what it was.
//!
//! On x86-64 the word is one below the stack pointer, where no call has just pushed what the
//! instruction would then wait for; it is of the 128 bytes that a function may use without asking
//! (System V ABI, AMD64 supplement, 3.2.2). On 32-bit x86 there are none such, and it is the top.
//!
//! Limits: `mfence` orders more, namely weakly ordered accesses: non-temporal stores and loads, and
//! those of write-combining memory, such as a device's (Intel SDM Vol. 3A 9.1.2.2, Vol. 1 11.4.4).
//! Whoever makes such accesses has to fence them by `core::arch::x86_64::_mm_mfence`.

/// Defines `fence` for a stack pointer, and what is the same on both.
macro_rules! fence {
    ($stack:literal) => {
        /// A fence.
        #[inline]
        pub(crate) fn fence(order: Order) {
            if order >= Order::SeqCst {
                // SAFETY: The stack is writable there, and keeps its value.
                unsafe { asm!(concat!("lock or dword ptr [", $stack, "], 0"), options(nostack)) }
            } else {
                compiler_fence(Ordering::SeqCst);
            }
        }

        /// A fence of reads with reads, which keep their order by themselves.
        #[inline]
        pub(crate) fn read_fence() {
            fence(Order::Acquire);
        }

        /// A fence of writes with writes, which keep their order by themselves.
        #[inline]
        pub(crate) fn write_fence() {
            fence(Order::Release);
        }

        /// A read-modify-write is a locked instruction, whatever its ordering.
        pub(crate) const RMW_IS_FULL: bool = true;
    };
}
