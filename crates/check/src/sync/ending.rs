//! How a wait ends, where that is open: a thread may be woken for no reason, and its time may be
//! over.

use crate::native;
use crate::program::{Request, Site};

/// How often a thread is woken for no reason, at one place.
const FOR_NO_REASON: u32 = 1;
/// How often its time is over, at one place.
const TIMES_OVER: u32 = 2;

/// How a wait ends. In one execution a thread is woken for no reason at most once at each place in
/// the source text, and its time is over at most twice: a loop would go round for ever else.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// By what is waited for.
    Woken,
    ForNoReason,
    TimeOver,
}

impl End {
    /// How a wait of the thread that runs ends.
    pub(super) fn choose(may_be_for_nothing: bool, is_timed: bool, site: Site) -> Self {
        // No address that something else is kept under.
        let key = 1 << 60 | native::current() << 48 | core::ptr::from_ref(site).addr();
        let counts = |work: &mut dyn FnMut(&mut [u32; 2])| {
            native::aside(|| native::place(key, <[u32; 2]>::default, work));
        };
        let mut before = [0; 2];
        counts(&mut |now| before = *now);
        let [for_no_reason, times_over] = before;
        let ends = [
            Some(Self::Woken),
            (may_be_for_nothing && native::may_be_spurious() && for_no_reason < FOR_NO_REASON)
                .then_some(Self::ForNoReason),
            (is_timed && times_over < TIMES_OVER).then_some(Self::TimeOver),
        ];
        let ways = ends.iter().flatten().count() as u8;
        if ways == 1 {
            return Self::Woken;
        }
        let way = native::ask(Request::Choice { ways, for_no_reason: true }, Some(site)) as usize;
        let end = ends.into_iter().flatten().nth(way).unwrap_or(Self::Woken);
        counts(&mut |[for_no_reason, times_over]| match end {
            Self::Woken => {}
            Self::ForNoReason => *for_no_reason += 1,
            Self::TimeOver => *times_over += 1,
        });
        end
    }
}
