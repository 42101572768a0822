//! Where the cells of each run of a batch lie.
//!
//! A batch is an arena of `runs` runs. A location has a *plane*: its cells for all runs, `stride`
//! bytes apart. So the cells of run `r` lie at fixed displacements from `base + r × stride`, and one
//! base register reaches them all.
//!
//! Planes are shifted against each other by some cache lines, so that the cells of one run differ
//! in their low 12 address bits: loads and stores that agree in those are delayed by the CPU's
//! memory disambiguation (Intel Optimization Reference Manual, "4-KByte memory aliasing").

use interlocked_exec::{Location, LocationId, Value, Width};

/// The size of a cache line on every x86-64 CPU.
const LINE: usize = 64;

/// The shift between two planes.
const SHIFT: usize = 17 * LINE;

/// How far before or behind a location an address still counts as the location's; less than half
/// of [`SHIFT`], so that it is no other's.
const REACH: i64 = 512;

/// The bytes that the cells of a batch should take: they stay in a second-level cache.
const FOOTPRINT: usize = 1 << 18;

/// The bytes that they may take: displacements are signed 32-bit numbers, and no test needs more.
const MAX_FOOTPRINT: usize = 1 << 28;

/// Runs in a batch, at most.
const MAX_RUNS: usize = 1024;

/// Where the cells of each run of a batch lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The number of runs.
    pub(crate) runs: usize,
    /// Bytes from a run's cell to the next run's.
    pub(crate) stride: usize,
    /// For each location the bytes from a run's base to its first element.
    pub(crate) planes: Vec<usize>,
    /// For each location the width of an element.
    pub(crate) widths: Vec<Width>,
    /// For each location its number of elements.
    lengths: Vec<usize>,
    /// All bytes of the arena.
    pub(crate) bytes: usize,
}

impl Layout {
    /// Lays out locations with elements of these widths; `None` if they are too large.
    pub(crate) fn new(locations: &[Location], widths: Vec<Width>, stride: usize) -> Option<Self> {
        let size = |(location, width): (&Location, &Width)| {
            location.init.len().checked_mul(width.bytes() as usize)
        };
        let mut largest = 1;
        for pair in locations.iter().zip(&widths) {
            largest = largest.max(size(pair)?);
        }
        let align = widths.iter().map(|width| width.bytes() as usize).max().unwrap_or(1);
        let stride = stride.max(largest).checked_next_multiple_of(align)?;
        let count = locations.len().max(1);
        let runs = (FOOTPRINT / stride.checked_mul(count)?).clamp(16, MAX_RUNS);
        let plane = stride.checked_mul(runs)?.checked_next_multiple_of(LINE)?.checked_add(SHIFT)?;
        let bytes = plane.checked_mul(count).filter(|&bytes| bytes <= MAX_FOOTPRINT)?;
        Some(Self {
            runs,
            stride,
            planes: (0..locations.len()).map(|index| index * plane).collect(),
            widths,
            lengths: locations.iter().map(|location| location.init.len()).collect(),
            bytes,
        })
    }

    /// Bytes from a run's base to an element of a location.
    pub(crate) fn element(&self, location: LocationId, element: usize) -> usize {
        let location = usize::from(location.0);
        self.planes[location] + element * self.widths[location].bytes() as usize
    }

    /// Bytes from a run's base to where the address `location + offset` points.
    pub(crate) fn displacement(&self, location: LocationId, offset: i64) -> i64 {
        self.planes[usize::from(location.0)] as i64 + offset
    }

    /// The address that lies `displacement` bytes from a run's base, if it is in a location or
    /// within [`REACH`] of one.
    pub(crate) fn address(&self, displacement: i64) -> Option<Value> {
        let begins = |plane: &usize| *plane as i64 - REACH <= displacement;
        let index = self.planes.partition_point(begins).checked_sub(1)?;
        let offset = displacement - self.planes[index] as i64;
        let size = self.lengths[index] * self.widths[index].bytes() as usize;
        (offset <= size as i64 + REACH).then_some(Value::Address(LocationId(index as u16), offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn location(elements: usize) -> Location {
        Location { name: "x".into(), width: None, signed: false, init: vec![Value::ZERO; elements] }
    }

    #[test]
    fn cells_of_all_runs_are_disjoint_and_inside() {
        let locations = [location(1), location(3), location(2)];
        let widths = vec![Width::B64, Width::B16, Width::B128];
        for stride in [1, 4, 16, 64, 100, 4096] {
            let layout = Layout::new(&locations, widths.clone(), stride).unwrap();
            let mut used = vec![false; layout.bytes];
            for run in 0..layout.runs {
                for (index, location) in locations.iter().enumerate() {
                    let width = widths[index].bytes() as usize;
                    for element in 0..location.init.len() {
                        let at =
                            run * layout.stride + layout.element(LocationId(index as u16), element);
                        assert_eq!(at % width, 0);
                        for byte in &mut used[at..at + width] {
                            assert!(!core::mem::replace(byte, true));
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn displacements_map_back_to_addresses() {
        let locations = [location(1), location(3)];
        let layout = Layout::new(&locations, vec![Width::B64, Width::B16], 64).unwrap();
        for (id, offset) in [(0, -512), (0, 0), (0, 8), (0, 520), (1, -512), (1, 2), (1, 518)] {
            let id = LocationId(id);
            let displacement = layout.displacement(id, offset);
            assert_eq!(layout.address(displacement), Some(Value::Address(id, offset)));
        }
        assert_eq!(layout.address(521), None);
        assert_eq!(layout.address(-513), None);
        assert_eq!(layout.address(i64::MAX), None);
    }

    #[test]
    fn huge_locations_are_refused() {
        let locations = [location(1 << 20)];
        assert_eq!(Layout::new(&locations, vec![Width::B128], 64), None);
    }
}
