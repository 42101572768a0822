//! Types and functions, each on boundary values.

use std::ptr;

use interlocked::go::*;

/// A word that is aligned to 8 bytes on every target.
#[repr(align(8))]
struct Aligned<T>(T);

/// The methods of a type and its functions, which must agree with plain numbers and each other.
macro_rules! agree {
    ($test:ident $name:ident $type:ident $load:ident $store:ident $swap:ident
        $compare_and_swap:ident $add:ident $and:ident $or:ident) => {
        #[test]
        fn $test() {
            let values =
                [0, 1, 2, 5, 0x5a, $type::MAX, $type::MAX - 1, $type::MIN, $type::MIN + 1, !0];
            // Miri takes a thousand times as long.
            let values = values.into_iter().step_by(if cfg!(miri) { 3 } else { 1 });
            for old in values.clone() {
                for operand in values.clone() {
                    let method = |f: &dyn Fn(&$name) -> $type| {
                        let x = $name::new(old);
                        let result = f(&x);
                        (result, x.Load())
                    };
                    let function = |f: unsafe fn(*mut $type, $type) -> $type| {
                        let mut x = Aligned(old);
                        // SAFETY: `x` is of this test alone, and aligned.
                        let result = unsafe { f(&mut x.0, operand) };
                        (result, x.0)
                    };
                    let sum = old.wrapping_add(operand);
                    for (expected, method, function) in [
                        ((sum, sum), method(&|x| x.Add(operand)), function($add)),
                        ((old, old & operand), method(&|x| x.And(operand)), function($and)),
                        ((old, old | operand), method(&|x| x.Or(operand)), function($or)),
                        ((old, operand), method(&|x| x.Swap(operand)), function($swap)),
                    ] {
                        assert_eq!(method, expected, "{old} {operand}");
                        assert_eq!(function, expected, "{old} {operand}");
                    }

                    let swapped = old == operand;
                    let left = if swapped { 7 } else { old };
                    let x = $name::new(old);
                    assert_eq!((x.CompareAndSwap(operand, 7), x.Load()), (swapped, left));
                    x.Store(operand);
                    assert_eq!(x.Load(), operand);

                    let mut x = Aligned(old);
                    // SAFETY: As above.
                    unsafe {
                        assert_eq!($compare_and_swap(&mut x.0, operand, 7), swapped);
                        assert_eq!($load(&mut x.0), left);
                        $store(&mut x.0, operand);
                    }
                    assert_eq!(x.0, operand);
                }
            }
            assert_eq!($name::default().Load(), 0);
            assert_eq!(size_of::<$name>(), size_of::<$type>());
            assert_eq!(align_of::<$name>(), size_of::<$type>());
        }
    };
}

agree! {
    int32 Int32 i32 LoadInt32 StoreInt32 SwapInt32 CompareAndSwapInt32 AddInt32 AndInt32 OrInt32
}
agree! {
    uint32 Uint32 u32
    LoadUint32 StoreUint32 SwapUint32 CompareAndSwapUint32 AddUint32 AndUint32 OrUint32
}
agree! {
    uintptr Uintptr usize
    LoadUintptr StoreUintptr SwapUintptr CompareAndSwapUintptr AddUintptr AndUintptr OrUintptr
}
#[cfg(target_has_atomic = "64")]
agree! {
    int64 Int64 i64 LoadInt64 StoreInt64 SwapInt64 CompareAndSwapInt64 AddInt64 AndInt64 OrInt64
}
#[cfg(target_has_atomic = "64")]
agree! {
    uint64 Uint64 u64
    LoadUint64 StoreUint64 SwapUint64 CompareAndSwapUint64 AddUint64 AndUint64 OrUint64
}

#[test]
fn bools() {
    for old in [false, true] {
        for new in [false, true] {
            let x = Bool::new(old);
            assert_eq!((x.Swap(new), x.Load()), (old, new));
            x.Store(old);
            assert_eq!(
                (x.CompareAndSwap(new, !new), x.Load()),
                (old == new, if old == new { !new } else { old })
            );
        }
    }
    assert!(!Bool::default().Load());
    assert_eq!(size_of::<Bool>(), 4);
}

#[test]
fn pointers() {
    let (mut one, mut two) = (1, 2);
    let (one, two) = (&raw mut one, &raw mut two);
    let x = Pointer::new(one);
    assert_eq!((x.Swap(two), x.Load()), (one, two));
    assert!(!x.CompareAndSwap(one, ptr::null_mut()));
    assert!(x.CompareAndSwap(two, one));
    x.Store(two);
    assert_eq!(x.Load(), two);
    assert!(Pointer::<i32>::default().Load().is_null());

    let mut word = one;
    // SAFETY: `word` is of this test alone.
    unsafe {
        assert_eq!(SwapPointer(&mut word, two), one);
        assert!(!CompareAndSwapPointer(&mut word, one, two));
        assert!(CompareAndSwapPointer(&mut word, two, one));
        assert_eq!(LoadPointer(&mut word), one);
        StorePointer(&mut word, two);
        // What went through the atomic is still a pointer.
        assert_eq!(*word, 2);
    }
}

/// A 64-bit word at an odd multiple of 4 panics where pointers have 32 bits, and elsewhere where
/// debug assertions are on.
#[test]
#[cfg_attr(not(panic = "unwind"), ignore = "a panic is the end here")]
#[cfg(target_has_atomic = "64")]
#[cfg(any(target_pointer_width = "32", debug_assertions))]
fn misaligned() {
    let mut words = Aligned([0_u32; 4]);
    let addr = words.0[1..].as_mut_ptr().cast::<i64>();
    // SAFETY: The words are of this test alone; what is not aligned panics.
    let calls: [&dyn Fn(); 7] = unsafe {
        [
            &|| _ = LoadInt64(addr),
            &|| StoreInt64(addr, 1),
            &|| _ = SwapInt64(addr, 1),
            &|| _ = CompareAndSwapInt64(addr, 0, 1),
            &|| _ = AddInt64(addr, 1),
            &|| _ = AndInt64(addr, 1),
            &|| _ = OrInt64(addr.cast(), 1),
        ]
    };
    let message = if cfg!(target_pointer_width = "32") {
        "unaligned 64-bit atomic operation"
    } else {
        "unaligned atomic operation"
    };
    for call in calls {
        assert_eq!(crate::panic_of(call), message);
    }
    assert_eq!(words.0, [0; 4]);
}
