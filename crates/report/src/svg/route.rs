//! The paths of edges and the places of their labels.
//!
//! Edges to the next event of the same thread are straight. Other edges within a thread bow out
//! beside it, the further the longer they are. Edges between threads leave a box at the side that
//! faces the other, each at a height of its own, and pass a thread in between through the free
//! band between two of its rows.

use core::fmt::Write as _;
use std::collections::BTreeMap;

use super::layout::{BOX_HEIGHT, Layout, Place};
use crate::execution::{EdgeKind, Execution};

type Point = (i32, i32);

/// An edge with its way.
#[derive(Clone, Debug)]
pub(super) struct Route {
    pub(super) kind: EdgeKind,
    pub(super) cycle: bool,
    pub(super) label: String,
    /// Whether it comes from an initial write, which has no box.
    pub(super) from_start: bool,
    /// The points that it passes.
    pub(super) points: Vec<Point>,
    /// How far it bows out sideways where it stays within a thread; 0 for an S-shaped way.
    bow: i32,
    pub(super) label_at: Point,
}

impl Route {
    /// The way as SVG path data.
    pub(super) fn path(&self) -> String {
        let (x, y) = self.points[0];
        let mut path = format!("M{x} {y}");
        for pair in self.points.windows(2) {
            let [a, b, c] = self.controls(pair[0], pair[1]);
            let _ = write!(path, " C{} {} {} {} {} {}", a.0, a.1, b.0, b.1, c.0, c.1);
        }
        path
    }

    /// The control points and the end of the Bézier curve from `from` to `to`.
    fn controls(&self, from: Point, to: Point) -> [Point; 3] {
        if self.bow != 0 {
            return [(from.0 + self.bow, from.1), (to.0 + self.bow, to.1), to];
        }
        if from.0 == to.0 {
            return [from, to, to];
        }
        let reach = (to.0 - from.0) / 2;
        [(from.0 + reach, from.1), (to.0 - reach, to.1), to]
    }

    /// The point at `twentieths`/20 of the curve that starts at `points[segment]`.
    fn at(&self, segment: usize, twentieths: i32) -> Point {
        let from = self.points[segment];
        let [a, b, to] = self.controls(from, self.points[segment + 1]);
        let (t, s) = (i64::from(twentieths), i64::from(20 - twentieths));
        let mix = |p: i32, q: i32, r: i32, z: i32| {
            let [p, q, r, z] = [p, q, r, z].map(i64::from);
            let sum = s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * z;
            i32::try_from(sum / 8000).unwrap_or(0)
        };
        (mix(from.0, a.0, b.0, to.0), mix(from.1, a.1, b.1, to.1))
    }
}

/// The side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Left,
    Right,
}

/// The routes of all edges that are drawn: every edge but coherence from an initial write.
pub(super) fn all(execution: &Execution<'_>, layout: &Layout) -> Vec<Route> {
    let edges: Vec<_> = execution
        .edges()
        .into_iter()
        .filter(|edge| layout.boxes[edge.to].is_some())
        .filter(|edge| layout.boxes[edge.from].is_some() || edge.kind == EdgeKind::Rf)
        .collect();
    let mut ports = Ports::default();
    for (index, edge) in edges.iter().enumerate() {
        if let (Some(from), Some(to)) = (layout.boxes[edge.from], layout.boxes[edge.to]) {
            let (leaving, reaching) = sides(from, to);
            if !straight(from, to, edge.kind) {
                ports.add(edge.from, leaving, to.center(), index);
                ports.add(edge.to, reaching, from.center(), index);
            }
        }
    }
    let mut routes = Vec::new();
    for (index, edge) in edges.iter().enumerate() {
        let to = layout.boxes[edge.to].expect("edges without an end were dropped");
        let mut route = Route {
            kind: edge.kind,
            cycle: edge.cycle,
            label: edge.label.clone(),
            from_start: layout.boxes[edge.from].is_none(),
            points: Vec::new(),
            bow: 0,
            label_at: (0, 0),
        };
        match layout.boxes[edge.from] {
            None => route.points = vec![(to.left - 26, to.top - 20), (to.left + 12, to.top)],
            Some(from) if straight(from, to, edge.kind) => {
                let x = from.center().0;
                route.points = vec![(x, from.top + BOX_HEIGHT), (x, to.top)];
            }
            Some(from) => {
                let (leaving, reaching) = sides(from, to);
                let start = ports.point(edge.from, from, leaving, index);
                let end = ports.point(edge.to, to, reaching, index);
                route.points = vec![start, end];
                if from.column == to.column {
                    let outward = if leaving == Side::Left { -1 } else { 1 };
                    let shared = i32::try_from(ports.count(edge.from, leaving)).unwrap_or(1);
                    route.bow = outward * (26 + 14 * (from.row - to.row).abs() + 6 * shared);
                } else {
                    pass_between(layout, from, to, &mut route.points);
                }
            }
        }
        routes.push(route);
    }
    place_labels(layout, &mut routes);
    routes
}

/// Whether an edge goes straight down.
fn straight(from: Place, to: Place, kind: EdgeKind) -> bool {
    kind == EdgeKind::Po && from.column == to.column && to.row == from.row + 1
}

/// The sides at which an edge leaves and reaches; the first thread's own edges stay on its left.
fn sides(from: Place, to: Place) -> (Side, Side) {
    match from.column.cmp(&to.column) {
        core::cmp::Ordering::Less => (Side::Right, Side::Left),
        core::cmp::Ordering::Greater => (Side::Left, Side::Right),
        core::cmp::Ordering::Equal if from.column == 0 => (Side::Left, Side::Left),
        core::cmp::Ordering::Equal => (Side::Right, Side::Right),
    }
}

/// Adds a point in each thread between the two ends, in the free band nearest to the straight line.
fn pass_between(layout: &Layout, from: Place, to: Place, points: &mut Vec<Point>) {
    let (start, end) = (points[0], points[1]);
    let between = from.column.min(to.column) + 1..from.column.max(to.column);
    let mut middle: Vec<Point> = between
        .map(|column| {
            let column = layout.columns[column];
            let x = column.left + column.width / 2;
            let y = start.1 + (end.1 - start.1) * (x - start.0) / (end.0 - start.0);
            let nearest =
                (-1..=from.row.max(to.row)).min_by_key(|&row| (Layout::band(row) - y).abs());
            (x, Layout::band(nearest.unwrap_or(0)))
        })
        .collect();
    if from.column > to.column {
        middle.reverse();
    }
    points.splice(1..1, middle);
}

/// The edges at each side of each box, by where they go.
#[derive(Default)]
struct Ports(BTreeMap<(usize, Side), Vec<Port>>);

/// Where the other end lies (y, x), and the edge's index.
type Port = (i32, i32, usize);

impl Ports {
    fn add(&mut self, event: usize, side: Side, other: Point, edge: usize) {
        let ports = self.0.entry((event, side)).or_default();
        ports.push((other.1, other.0, edge));
        ports.sort_unstable();
    }

    fn count(&self, event: usize, side: Side) -> usize {
        self.0.get(&(event, side)).map_or(0, Vec::len)
    }

    fn point(&self, event: usize, place: Place, side: Side, edge: usize) -> Point {
        let ports = self.0.get(&(event, side)).map_or(&[][..], Vec::as_slice);
        let index = ports.iter().position(|port| port.2 == edge).unwrap_or(0);
        let [index, count] = [index + 1, ports.len() + 1].map(|n| i32::try_from(n).unwrap_or(1));
        let x = if side == Side::Left { place.left } else { place.right() };
        (x, place.top + BOX_HEIGHT * index / count)
    }
}

/// A rectangle: left, top, right, bottom.
type Rectangle = (i32, i32, i32, i32);

fn overlap(a: Rectangle, b: Rectangle) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// The room that a label takes when its text is centered on `at`.
fn label_room(label: &str, at: Point) -> Rectangle {
    let half = i32::try_from(label.chars().count()).unwrap_or(0) * 7 / 2 + 3;
    (at.0 - half, at.1 - 10, at.0 + half, at.1 + 5)
}

/// Puts each label on its way, near the middle, where it covers no box and no other label.
fn place_labels(layout: &Layout, routes: &mut [Route]) {
    let mut taken: Vec<Rectangle> = layout
        .boxes
        .iter()
        .flatten()
        .map(|place| (place.left, place.top, place.right(), place.top + BOX_HEIGHT))
        .collect();
    for route in routes {
        let segments = route.points.len() - 1;
        let tries = [10, 8, 12, 6, 14, 4, 16, 5, 15, 3, 17];
        let places = tries.iter().flat_map(|&t| {
            let nearest = (0..segments).map(move |n| (segments / 2 + n) % segments);
            nearest.map(move |segment| (segment, t))
        });
        let mut places = places.map(|(segment, t)| route.at(segment, t)).map(|(x, y)| (x, y + 4));
        let first = places.clone().next().unwrap_or(route.points[0]);
        let free = |at: &Point| {
            let room = label_room(&route.label, *at);
            taken.iter().all(|other| !overlap(room, *other))
        };
        let at = places.find(free).unwrap_or(first);
        taken.push(label_room(&route.label, at));
        route.label_at = at;
    }
}

/// The left edge and the width that hold everything.
pub(super) fn extent(layout: &Layout, routes: &[Route]) -> (i32, i32) {
    let mut left = 0;
    let mut right = layout.columns.last().map_or(100, |column| column.left + column.width + 20);
    for route in routes {
        for point in (0..=20).map(|t| route.at(0, t)) {
            left = left.min(point.0 - 10);
            right = right.max(point.0 + 10);
        }
        let room = label_room(&route.label, route.label_at);
        left = left.min(room.0 - 4);
        right = right.max(room.2 + 4);
    }
    (left, right - left)
}
