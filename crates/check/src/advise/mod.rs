//! Which orderings a program needs: each is weakened and strengthened, and the program checked again.
//!
//! No source text is changed: every operation tells the checker its place, and the checker gives it
//! another ordering than the one that is written there.
//!
//! The advice is *a* weakest set: with any one of its orderings weaker, some execution has a bug. There
//! may be others, since what one operation gives up another may have to keep. It holds for the program
//! that was checked and no other: a queue that is only ever tried with one consumer needs less.
//!
//! Limits: an operation is known by its place in the source text, so two in one macro are one; what
//! the standard library's types do inside is not tried.

mod plan;
mod strength;
mod told;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use self::plan::Place;
pub(crate) use self::plan::{chosen, with};
pub use self::strength::{Operation, Strength};
pub(crate) use self::told::tell;
use crate::check::run;
use crate::program::{FaultKind, Site};
use crate::verdict::Verdict;

/// The orderings of a program.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Advice {
    /// Whether the program has no bug as it is written.
    pub is_correct: bool,
    /// Whether there is a set of orderings with which it has none.
    pub is_complete: bool,
    /// Its operations, by place.
    pub orderings: Vec<Advised>,
}

/// An operation, and what it needs.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Advised {
    /// Where it is.
    pub site: Site,
    /// What it is.
    pub operation: Operation,
    /// The ordering that it is written with.
    pub written: Strength,
    /// The ordering that is enough.
    pub enough: Strength,
    /// With each weaker ordering: the bug that the program has.
    pub bugs: Vec<(Strength, FaultKind)>,
}

/// The bug that a program has with some orderings; `Err` if a limit was hit.
type Tried = Result<Option<FaultKind>, ()>;

struct Search {
    body: Arc<dyn Fn() + Send + Sync>,
    written: BTreeMap<Place, Strength>,
    tried: BTreeMap<Place, Strength>,
}

impl Search {
    fn check(&mut self) -> Tried {
        let body = Arc::clone(&self.body);
        let (verdict, written) = plan::with(self.tried.clone(), || run(body));
        // An operation may run only with other orderings.
        for (place, strength) in written {
            self.written.entry(place).or_insert(strength);
        }
        match verdict {
            Verdict::Verified { .. } => Ok(None),
            Verdict::Bounded { .. } => Err(()),
            Verdict::Bug(found) => Ok(Some(found.fault.kind)),
        }
    }

    /// With one operation's ordering another.
    fn check_with(&mut self, place: Place, strength: Strength) -> Tried {
        let before = self.tried.insert(place, strength);
        let result = self.check();
        match before {
            Some(before) => self.tried.insert(place, before),
            None => self.tried.remove(&place),
        };
        result
    }

    fn strength(&self, place: Place) -> Strength {
        self.tried.get(&place).copied().unwrap_or(self.written[&place])
    }

    /// Makes orderings stronger until there is no bug: the first one that is enough on its own, or all
    /// of them. Whether that is enough.
    fn strengthen(&mut self) -> bool {
        let places: Vec<Place> = self.written.keys().copied().collect();
        for &place in &places {
            for stronger in place.1.stronger(self.strength(place)) {
                if self.check_with(place, stronger) == Ok(None) {
                    self.tried.insert(place, stronger);
                    return true;
                }
            }
        }
        for place in places {
            let strongest = place.1.strengths().last().copied();
            self.tried.insert(place, strongest.unwrap_or(Strength::SeqCst));
        }
        self.check() == Ok(None)
    }

    /// Makes each ordering as weak as the others let it be.
    fn weaken(&mut self) -> Vec<Advised> {
        let places: Vec<Place> = self.written.keys().copied().collect();
        let weaken = |place: Place| {
            let mut bugs = Vec::new();
            for weaker in place.1.weaker(self.strength(place)) {
                match self.check_with(place, weaker) {
                    Ok(None) => {
                        self.tried.insert(place, weaker);
                        break;
                    }
                    Ok(Some(bug)) => bugs.push((weaker, bug)),
                    Err(()) => {}
                }
            }
            bugs
        };
        let bugs: Vec<_> = places.iter().copied().map(weaken).collect();
        let advised = |(place, bugs): (Place, Vec<_>)| Advised {
            site: place.0,
            operation: place.1,
            written: self.written[&place],
            enough: self.strength(place),
            bugs,
        };
        places.into_iter().zip(bugs).map(advised).collect()
    }
}

/// Finds a weakest set of orderings with which `body` has no bug.
///
/// ```
/// use interlocked_check::sync::atomic::{AtomicU32, Ordering::SeqCst};
/// use interlocked_check::{Strength, advise, thread};
/// use std::sync::Arc;
///
/// let advice = advise(|| {
///     let pair = Arc::new((AtomicU32::new(0), AtomicU32::new(0)));
///     let other = Arc::clone(&pair);
///     thread::spawn(move || {
///         other.0.store(1, SeqCst);
///         other.1.store(1, SeqCst);
///     });
///     if pair.1.load(SeqCst) == 1 {
///         assert_eq!(pair.0.load(SeqCst), 1);
///     }
/// });
/// let enough: Vec<_> = advice.orderings.iter().map(|advised| advised.enough).collect();
/// use Strength::{Acquire, Relaxed, Release};
/// assert_eq!(enough, [Relaxed, Release, Acquire, Relaxed]);
/// ```
pub fn advise(body: impl Fn() + Send + Sync + 'static) -> Advice {
    search(Arc::new(body))
}

fn search(body: Arc<dyn Fn() + Send + Sync>) -> Advice {
    let mut search = Search { body, written: BTreeMap::new(), tried: BTreeMap::new() };
    let is_correct = search.check() == Ok(None);
    let is_complete = is_correct || search.strengthen();
    let orderings = if is_complete { search.weaken() } else { Vec::new() };
    Advice { is_correct, is_complete, orderings }
}

impl Advice {
    /// The operations whose ordering can be weaker than it is written.
    pub fn too_strong(&self) -> impl Iterator<Item = &Advised> {
        self.orderings.iter().filter(|advised| advised.enough.is_weaker(advised.written))
    }
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_complete {
            return writeln!(f, "no set of orderings makes the program correct");
        }
        if !self.is_correct {
            writeln!(f, "the program has a bug as it is written; these orderings are enough:")?;
        }
        let place = |advised: &Advised| {
            let site = advised.site;
            format!("{}:{}:{}", site.file(), site.line(), site.column())
        };
        let width = self.orderings.iter().map(|advised| place(advised).len()).max().unwrap_or(0);
        writeln!(
            f,
            "{:<width$}  {:<17}  {:<7}  {:<7}  weaker",
            "", "operation", "written", "enough"
        )?;
        for advised in &self.orderings {
            let Advised { operation, written, enough, bugs, .. } = advised;
            let bugs = bugs.iter().map(|(weaker, bug)| format!("{weaker}: {}", bug.name()));
            let bugs: Vec<String> = bugs.collect();
            let place = place(advised);
            let row = format!("{place:<width$}  {operation:<17}  {written:<7}  {enough:<7}  ");
            writeln!(f, "{}", (row + &bugs.join(", ")).trim_end())?;
        }
        Ok(())
    }
}
