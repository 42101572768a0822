//! Access to the value of an [`Arc`] for who is its only owner.

use std::panic::Location as Caller;
use std::sync::Arc as Real;

use super::Arc;
use crate::native::quiet::{self, Events};
use crate::native::{self, is_running};
use crate::program::{Order, Site};

impl<T: ?Sized> Arc<T> {
    /// The value, if it has one owner and no weak references.
    #[track_caller]
    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        match this.counts() {
            Some(counts) if !counts.is_unique(Caller::caller()) => return None,
            None if !this.is_single() => return None,
            _ => {}
        }
        Real::get_mut(&mut this.0)
    }
}

impl<T: Clone> Arc<T> {
    /// The value, which is cloned first if it has other owners, and moved to another place if it
    /// has weak references.
    #[track_caller]
    pub fn make_mut(this: &mut Self) -> &mut T {
        if is_running() {
            Self::make_unique(this, Caller::caller());
        }
        Real::make_mut(&mut this.0)
    }

    fn make_unique(this: &mut Self, site: Site) {
        let counts = this.counts();
        let is_single = match counts {
            Some(counts) => counts.take(Order::Acquire, site),
            None => this.is_single(),
        };
        if !is_single {
            let own = Self::from_real(Real::new((**this).clone()), site);
            *this = own;
            return;
        }
        let Some(counts) = counts else { return };
        if counts.weak(Order::Relaxed, site) == 0 {
            counts.put_back(site);
            return;
        }
        // There is a weak reference: the standard library moves the value.
        let weak = Real::downgrade(&this.0);
        native::given_up(Self::as_ptr(this).addr());
        Real::make_mut(&mut this.0);
        native::made(Self::as_ptr(this).addr(), "Arc", site);
        quiet::owned(Self::as_ptr(this).addr(), site, Events::None);
        counts.drop_common(site);
        drop(weak);
    }
}
