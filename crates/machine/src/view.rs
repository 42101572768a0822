//! A state for people: cores side by side, what lies between them, and memory.

/// A state of a machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The cores, in the order of the threads.
    pub cores: Vec<CoreView>,
    /// Messages under way.
    pub messages: Vec<MessageView>,
    /// Memory: elements by name and value.
    pub memory: Vec<Cell>,
    /// The core that holds the bus lock.
    pub locked_by: Option<usize>,
}

/// A core.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoreView {
    /// The instruction that it is at: an index into [`interlocked_exec::Thread::instructions`];
    /// `None` at the end.
    pub instruction: Option<u32>,
    /// Registers that matter from here on, by name and value.
    pub registers: Vec<Cell>,
    /// The store buffer, oldest first; `None` if the machine has none.
    pub buffer: Option<Vec<BufferView>>,
    /// The invalidate queue, oldest first: names of lines; `None` if the machine has none.
    pub queue: Option<Vec<String>>,
    /// The lines in the cache; `None` if the machine has none.
    pub lines: Option<Vec<LineView>>,
    /// The variable that the exclusive monitor watches.
    pub monitor: Option<String>,
}

/// An entry of a store buffer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BufferView {
    /// A store that waits.
    Store {
        /// What it writes.
        cell: Cell,
        /// Whether it waits for all earlier ones.
        release: bool,
    },
    /// A write barrier's mark.
    Mark,
}

/// A line in a cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineView {
    /// Its name: the variables in it.
    pub line: String,
    /// Its state: `M`, `O`, `E`, `S`, `F` or `I`.
    pub state: char,
    /// Its invalidation waits in the queue: what it holds may be out of date.
    pub stale: bool,
    /// The elements in it.
    pub cells: Vec<Cell>,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MessageView {
    /// `Read`, `ReadResponse`, `Invalidate`, `InvalidateAck`, `ReadInvalidate`, `Writeback`.
    pub kind: &'static str,
    /// The line that it is about.
    pub line: String,
    /// The core that sent it, or memory.
    pub from: Option<usize>,
    /// The core that gets it, or memory.
    pub to: Option<usize>,
    /// What it carries.
    pub cells: Vec<Cell>,
}

/// A name and a value, as people write them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The name.
    pub name: String,
    /// The value.
    pub value: String,
}
