//! The contents of statics: each execution works on a copy of its own, made when it first uses them,
//! so that it finds them as they were before it, and so that executions may be explored at once.
//!
//! What is in a static was made at compile time, so it owns no memory, and a copy of its bytes is
//! as good as itself. The same is done for what was made before the check and has no destructor.
//! Other things that were made before the check cannot be had anew: to use them is refused.
//!
//! Limits: which addresses are statics is read from `/proc/self/maps`; where there is no such file,
//! every address that is not the execution's counts as one.

use core::alloc::Layout;
use core::cell::LazyCell;
use core::mem::MaybeUninit;
use std::sync::OnceLock;

use super::shared::with_shared;
use super::{is_active, is_running};

/// The copy of an execution.
struct Copy {
    /// The bytes, which are aligned as the type wants.
    place: *mut u8,
    layout: Layout,
    /// A pointer to the value, as bytes, and what drops it.
    pointer: [MaybeUninit<usize>; 2],
    drop: unsafe fn([MaybeUninit<usize>; 2]),
}

impl Drop for Copy {
    fn drop(&mut self) {
        // SAFETY: `instance` made both for each other, and nothing else drops the value.
        unsafe { (self.drop)(self.pointer) };
        if self.layout.size() > 0 {
            // SAFETY: `instance` allocated it with this layout.
            unsafe { std::alloc::dealloc(self.place, self.layout) };
        }
    }
}

/// A pointer's bytes; it may have a length or a table.
fn pack<T: ?Sized>(pointer: *mut T) -> [MaybeUninit<usize>; 2] {
    let mut bytes = [MaybeUninit::new(0); 2];
    assert!(size_of::<*mut T>() <= size_of_val(&bytes), "a pointer has at most two words");
    // SAFETY: there is as much memory, and words are aligned as pointers are.
    unsafe { bytes.as_mut_ptr().cast::<*mut T>().write(pointer) };
    bytes
}

/// # Safety
/// [`pack`] made the bytes from such a pointer.
unsafe fn unpack<T: ?Sized>(bytes: [MaybeUninit<usize>; 2]) -> *mut T {
    // SAFETY: the caller's promise.
    unsafe { bytes.as_ptr().cast::<*mut T>().read() }
}

/// # Safety
/// [`pack`] made the bytes from a pointer to such a value, which is not used again.
unsafe fn drop_packed<T: ?Sized>(bytes: [MaybeUninit<usize>; 2]) {
    // SAFETY: the caller's promise.
    unsafe { unpack::<T>(bytes).drop_in_place() };
}

/// The place that has the execution's contents of `value`: itself, if it is the execution's, or no
/// execution is under way.
///
/// # Panics
/// If `value` was made before the check, is no static, and has a destructor.
///
/// # Safety
/// `value` is valid, and while executions are under way nothing but them uses it.
pub(crate) unsafe fn instance<T: ?Sized>(value: *mut T) -> *mut T {
    if !is_active() {
        return value;
    }
    let address = value.expose_provenance_of_data();
    let place = with_shared(|shared| {
        if !shared.memory.is_outside(address) {
            return Some(value);
        }
        let is_static = LazyCell::new(|| is_static(address));
        if (shared.memory.has_unnamed() || !is_running()) && !*is_static {
            return Some(value);
        }
        if let Some(copy) = shared.places.get(&address) {
            let copy = copy.downcast_ref::<Copy>().expect("an address has one type");
            // SAFETY: the copy is of a value of this type.
            return Some(unsafe { unpack(copy.pointer) });
        }
        if core::mem::needs_drop::<T>() && !*is_static {
            return None;
        }
        // SAFETY: the caller's promise.
        let layout = Layout::for_value(unsafe { &*value.cast_const() });
        let place = match layout.size() {
            0 => core::ptr::without_provenance_mut(layout.align()),
            // SAFETY: its size is not 0.
            _ => unsafe { std::alloc::alloc(layout) },
        };
        assert!(!place.is_null(), "memory for the contents of a static");
        // SAFETY: both have that many bytes; the new one overlaps nothing.
        unsafe { value.cast::<u8>().copy_to_nonoverlapping(place, layout.size()) };
        let mut copy = value;
        // SAFETY: a pointer begins with its address, also if it has a length or a table: the
        // standard library relied on the same before it could say so.
        unsafe { (&raw mut copy).cast::<*mut u8>().write(place) };
        shared.memory.copied(place.addr(), layout.size(), address);
        let pointer = pack(copy);
        let copied = Copy { place, layout, pointer, drop: drop_packed::<T> };
        shared.places.insert(address, Box::new(copied));
        Some(copy)
    });
    place.unwrap_or_else(|| {
        panic!(
            "`{}` was made before the check, is no static, and has a destructor: make it in the \
             closure, or use the standard library's for what is to outlive an execution",
            core::any::type_name::<T>()
        )
    })
}

/// The address of a pointer's data, which others may refer to from now on.
trait Exposed {
    fn expose_provenance_of_data(self) -> usize;
}

impl<T: ?Sized> Exposed for *mut T {
    fn expose_provenance_of_data(self) -> usize {
        self.cast::<u8>().expose_provenance()
    }
}

/// Whether an address is in the memory that the program was loaded into.
fn is_static(address: usize) -> bool {
    static IMAGE: OnceLock<Option<Vec<core::ops::Range<usize>>>> = OnceLock::new();
    let own = core::ptr::from_ref(&IMAGE).addr();
    let image = IMAGE.get_or_init(|| {
        let maps = std::fs::read_to_string("/proc/self/maps").ok()?;
        Some(image(&maps, own))
    });
    image.as_ref().is_none_or(|image| image.iter().any(|range| range.contains(&address)))
}

/// The mappings of the file that `own` is in, and what follows each without a name: data that are
/// zero at first.
fn image(maps: &str, own: usize) -> Vec<core::ops::Range<usize>> {
    let mut file = None;
    let mut end = 0;
    let mut all = Vec::new();
    for line in maps.lines() {
        let mut words = line.split_whitespace();
        let Some((from, to)) = words.next().and_then(|range| range.split_once('-')) else {
            continue;
        };
        let number = |text| usize::from_str_radix(text, 16).unwrap_or(0);
        let range = number(from)..number(to);
        let name = words.nth(4);
        let name = name.or(file.filter(|_| range.start == end));
        (file, end) = (name, range.end);
        all.push((name, range));
    }
    let is_own = |(_, range): &&(Option<&str>, core::ops::Range<usize>)| range.contains(&own);
    let own = all.iter().find(is_own).and_then(|(name, _)| *name);
    let ranges = all.iter().filter(|(name, _)| name.is_some() && *name == own);
    ranges.map(|(_, range)| range.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_image_is_the_program_with_its_zeros() {
        let maps = "1000-2000 r-xp 00000000 08:01 7 /bin/x\n\
                    2000-3000 rw-p 00001000 08:01 7 /bin/x\n\
                    3000-4000 rw-p 00000000 00:00 0 \n\
                    5000-6000 rw-p 00000000 00:00 0 [heap]\n\
                    7000-8000 r--p 00000000 08:01 9 /lib/y\n\
                    8000-9000 rw-p 00000000 00:00 0\n";
        assert_eq!(image(maps, 0x2800), [0x1000..0x2000, 0x2000..0x3000, 0x3000..0x4000]);
        assert_eq!(image(maps, 0x3800), [0x1000..0x2000, 0x2000..0x3000, 0x3000..0x4000]);
    }

    #[test]
    fn what_is_allocated_is_no_static() {
        static ZEROS: [u64; 512] = [0; 512];
        static DATA: &str = "a text";
        assert!(is_static(core::ptr::from_ref(&ZEROS).addr()));
        assert!(is_static(core::ptr::from_ref(&DATA).addr()));
        if std::path::Path::new("/proc/self/maps").exists() {
            assert!(!is_static(core::ptr::from_ref(&*Box::new(1)).addr()));
            assert!(!is_static(core::ptr::from_ref(&1_u8.clone()).addr()));
        }
    }
}
