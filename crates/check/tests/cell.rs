//! Cells: the races, and what is no race.

use std::sync::Arc;

use Ordering::{Acquire, Relaxed, Release};
use interlocked_check::cell::{Cell, UnsafeCell};
use interlocked_check::sync::atomic::{AtomicBool, Ordering};
use interlocked_check::{FaultKind, Verdict, check, thread};

#[track_caller]
fn count(body: impl Fn() + Send + Sync + 'static, expected: u64) {
    assert_eq!(check(body).verified(), expected);
}

/// The kind of bug that a check finds.
#[track_caller]
fn bug(body: impl Fn() + Send + Sync + 'static) -> FaultKind {
    match check(body) {
        Verdict::Bug(found) => found.fault.kind,
        other => panic!("no bug: {other:?}"),
    }
}

#[derive(Default)]
struct Channel {
    ready: AtomicBool,
    value: UnsafeCell<u64>,
}

// SAFETY: that it is used well is what is checked.
unsafe impl Sync for Channel {}

impl Channel {
    #[track_caller]
    fn get(&self) -> u64 {
        // SAFETY: a check finds whether another thread writes.
        self.value.with(|value| unsafe { *value })
    }

    #[track_caller]
    fn set(&self, value: u64) {
        // SAFETY: likewise.
        self.value.with_mut(|old| unsafe { *old = value });
    }
}

fn message(order: Ordering) -> impl Fn() + Send + Sync + 'static {
    move || {
        let channel = Arc::new(Channel::default());
        let other = Arc::clone(&channel);
        thread::spawn(move || {
            other.set(1);
            other.ready.store(true, order);
        });
        if channel.ready.load(Acquire) {
            assert_eq!(channel.get(), 1);
        }
    }
}

#[test]
fn a_message() {
    count(message(Release), 2);
    assert_eq!(bug(message(Relaxed)), FaultKind::Race);
}

#[test]
fn conflicting_accesses_race_and_others_do_not() {
    let body = |first: fn(&Channel), second: fn(&Channel)| {
        move || {
            let channel = Arc::new(Channel::default());
            let other = Arc::clone(&channel);
            thread::spawn(move || first(&other));
            second(&channel);
        }
    };
    let get = |channel: &Channel| assert!(channel.get() < 2);
    let set = |channel: &Channel| channel.set(1);
    count(body(get, get), 1);
    assert_eq!(bug(body(get, set)), FaultKind::Race);
    assert_eq!(bug(body(set, get)), FaultKind::Race);
    assert_eq!(bug(body(set, set)), FaultKind::Race);
}

#[test]
fn an_access_lasts_until_its_end() {
    // The message is sent while the writer's access lasts.
    let early = || {
        let channel = Arc::new(Channel::default());
        let other = Arc::clone(&channel);
        thread::spawn(move || {
            other.value.with_mut(|_| other.ready.store(true, Release));
        });
        if channel.ready.load(Acquire) {
            channel.get();
        }
    };
    assert!(matches!(bug(early), FaultKind::Race | FaultKind::Misuse(_)));
    let guard = || {
        let channel = Arc::new(Channel::default());
        let other = Arc::clone(&channel);
        thread::spawn(move || {
            let value = other.value.get_mut();
            // SAFETY: that it is not so is found.
            *unsafe { value.deref() } = 1;
            other.ready.store(true, Release);
        });
        if channel.ready.load(Acquire) {
            // SAFETY: likewise.
            channel.value.get().with(|value| unsafe { *value });
        }
    };
    assert!(matches!(bug(guard), FaultKind::Race | FaultKind::Misuse(_)));
    let late = || {
        let channel = Arc::new(Channel::default());
        let other = Arc::clone(&channel);
        thread::spawn(move || {
            let value = other.value.get_mut();
            // SAFETY: there is no other access.
            *unsafe { value.deref() } = 1;
            drop(value);
            other.ready.store(true, Release);
        });
        if channel.ready.load(Acquire) {
            let value = channel.value.get();
            // SAFETY: nobody writes any more.
            assert_eq!(*unsafe { value.deref() }, 1);
        }
    };
    count(late, 2);
}

#[test]
fn accesses_of_one_thread_that_overlap() {
    let nested = |outer_writes: bool, inner_writes: bool| {
        move || {
            let cell = UnsafeCell::new(0_u32);
            let inner = || match inner_writes {
                true => cell.with_mut(|_| ()),
                false => cell.with(|_| ()),
            };
            match outer_writes {
                true => cell.with_mut(|_| inner()),
                false => cell.with(|_| inner()),
            }
        }
    };
    count(nested(false, false), 1);
    for (outer, inner, words) in [
        (true, true, "written while it is being written"),
        (true, false, "read while it is being written"),
        (false, true, "written while it is being read"),
    ] {
        let found = bug(nested(outer, inner));
        assert!(matches!(&found, FaultKind::Misuse(text) if text.contains(words)), "{found:?}");
    }
}

#[test]
fn a_cell_that_says_it_may_be_shared() {
    struct Shared(Cell<u32>);
    // SAFETY: it is not, which is what is checked.
    unsafe impl Sync for Shared {}
    impl Shared {
        fn add(&self) -> u32 {
            self.0.update(|value| value + 1);
            self.0.get()
        }
    }
    let body = |waits: bool| {
        move || {
            let shared = Arc::new(Shared(Cell::new(1)));
            let other = Arc::clone(&shared);
            let thread = thread::spawn(move || other.add());
            if waits {
                thread.join().unwrap();
            }
            assert!(!waits || shared.add() == 3);
            shared.add();
        }
    };
    count(body(true), 1);
    assert_eq!(bug(body(false)), FaultKind::Race);
}

#[test]
fn a_cell_in_a_static_begins_anew() {
    static CHANNEL: Channel = Channel { ready: AtomicBool::new(false), value: UnsafeCell::new(5) };
    let body = || {
        assert_eq!(CHANNEL.get(), 5);
        CHANNEL.set(7);
        thread::spawn(|| CHANNEL.set(CHANNEL.get() + 1)).join().unwrap();
        assert_eq!(CHANNEL.get(), 8);
        let x = Arc::new(AtomicBool::new(false));
        let other = Arc::clone(&x);
        thread::spawn(move || other.store(true, Relaxed));
        x.load(Relaxed);
    };
    count(body, 2);
    assert_eq!(CHANNEL.get(), 5);
}

#[test]
fn a_cell_is_a_cell_outside_of_a_check() {
    let cell = Cell::from(1);
    assert_eq!(cell.replace(2), 1);
    cell.swap(&Cell::new(3));
    assert_eq!((cell.clone() == cell, cell.take(), cell.into_inner()), (true, 3, 0));
    let cell = UnsafeCell::new("text".to_owned());
    // SAFETY: there is no other access.
    cell.with_mut(|text| unsafe { &mut *text }.push('s'));
    assert_eq!(cell.into_inner(), "texts");
}

#[test]
fn an_atomic_or_a_cell_in_a_cell_may_be_written_while_the_whole_is_read() {
    use interlocked_check::sync::atomic::AtomicU64;
    struct Node {
        next: AtomicU64,
        own: Cell<u64>,
    }
    struct Shared(UnsafeCell<Node>);
    // SAFETY: one thread uses the cell, and the atomic is one.
    unsafe impl Sync for Shared {}
    // SAFETY: likewise.
    unsafe impl Send for Shared {}
    let verdict = check(|| {
        let node = Node { next: AtomicU64::new(0), own: Cell::new(0) };
        let shared = Arc::new(Shared(UnsafeCell::new(node)));
        let other = Arc::clone(&shared);
        let thread = thread::spawn(move || {
            // SAFETY: nobody writes to the whole.
            other.0.with(|node| unsafe { &*node }.next.store(1, Relaxed));
        });
        shared.0.with(|node| {
            // SAFETY: likewise.
            let node = unsafe { &*node };
            node.own.set(1);
            node.next.load(Relaxed);
        });
        thread.join().unwrap();
    });
    assert_eq!(verdict.verified(), 2);
}

/// Numbers of which two neighbours are looked at, or all of them, or the last one.
#[derive(Default)]
struct Numbers(UnsafeCell<[u32; 3]>);

// SAFETY: that it is used well is what is checked.
unsafe impl Sync for Numbers {}

impl Numbers {
    fn pair(&self, at: usize) -> &UnsafeCell<[u32; 2]> {
        assert!(at < 2);
        // SAFETY: these numbers are among the three, and a cell is laid out as what is in it.
        unsafe { &*core::ptr::from_ref(&self.0).cast::<u32>().add(at).cast() }
    }

    fn last(&self) -> &UnsafeCell<u32> {
        // SAFETY: likewise.
        unsafe { &*core::ptr::from_ref(&self.0).cast::<u32>().add(2).cast() }
    }
}

#[test]
fn accesses_of_which_only_a_part_is_the_same_race() {
    let body = |first: fn(&Numbers), second: fn(&Numbers)| {
        move || {
            let numbers = Arc::new(Numbers::default());
            let other = Arc::clone(&numbers);
            thread::spawn(move || first(&other));
            second(&numbers);
        }
    };
    let reads: [fn(&Numbers); 2] =
        [|numbers| numbers.pair(0).with(|_| ()), |numbers| numbers.pair(1).with(|_| ())];
    let writes: [fn(&Numbers); 3] = [
        |numbers| numbers.pair(0).with_mut(|_| ()),
        |numbers| numbers.pair(1).with_mut(|_| ()),
        |numbers| numbers.0.with_mut(|_| ()),
    ];
    for first in reads.into_iter().chain(writes) {
        for write in writes {
            assert_eq!(bug(body(first, write)), FaultKind::Race);
            assert_eq!(bug(body(write, first)), FaultKind::Race);
        }
    }
    count(body(reads[0], reads[1]), 1);
}

#[test]
fn a_race_that_is_there_only_once_another_value_was_read() {
    let body = || {
        let shared = Arc::new((Numbers::default(), AtomicBool::new(false), AtomicBool::new(false)));
        let (first, second) = (Arc::clone(&shared), Arc::clone(&shared));
        thread::spawn(move || first.1.store(true, Relaxed));
        thread::spawn(move || {
            if second.2.load(Relaxed) {
                second.0.last().with(|_| ());
            }
        });
        shared.0.0.with_mut(|_| ());
        if shared.1.load(Relaxed) {
            shared.2.store(true, Relaxed);
        }
    };
    assert_eq!(bug(body), FaultKind::Race);
}
