//! Environments: persistent lists of definitions, shared by the functions that are made in them.

use std::rc::Rc;

use crate::symbol::Symbol;

/// What names stand for; the latest definition hides those before it.
#[derive(Debug)]
pub(crate) struct Env<V>(Option<Rc<Frame<V>>>);

#[derive(Debug)]
struct Frame<V> {
    name: Symbol,
    value: V,
    next: Env<V>,
}

impl<V> Clone for Env<V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<V> Default for Env<V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<V> Env<V> {
    pub(crate) fn bind(&mut self, name: Symbol, value: V) {
        *self = Self(Some(Rc::new(Frame { name, value, next: self.clone() })));
    }

    /// The value and how many definitions were passed on the way.
    pub(crate) fn find(&self, name: Symbol) -> (Option<&V>, u32) {
        let mut env = self;
        let mut passed = 0;
        while let Some(frame) = &env.0 {
            if frame.name == name {
                return (Some(&frame.value), passed);
            }
            passed += 1;
            env = &frame.next;
        }
        (None, passed)
    }

    pub(crate) fn get(&self, name: Symbol) -> Option<&V> {
        self.find(name).0
    }

    /// The names defined since this was `older`.
    pub(crate) fn since(&self, older: &Self) -> Vec<Symbol> {
        let mut names = Vec::new();
        let mut env = self;
        while let Some(frame) = &env.0 {
            if older.0.as_ref().is_some_and(|other| Rc::ptr_eq(frame, other)) {
                break;
            }
            names.push(frame.name);
            env = &frame.next;
        }
        names
    }

    /// Every name, the latest first.
    pub(crate) fn names(&self) -> Vec<Symbol> {
        let mut names = Vec::new();
        let mut env = self;
        while let Some(frame) = &env.0 {
            names.push(frame.name);
            env = &frame.next;
        }
        names
    }
}

impl<V> Drop for Env<V> {
    /// Frees a long chain without recursion.
    fn drop(&mut self) {
        let mut next = self.0.take();
        while let Some(frame) = next {
            next = match Rc::try_unwrap(frame) {
                Ok(mut frame) => frame.next.0.take(),
                Err(_) => None,
            };
        }
    }
}
