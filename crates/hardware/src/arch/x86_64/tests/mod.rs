//! One instruction at a time: what the micro-ops say it does is what this CPU does.
//!
//! Each piece of code runs on the CPU and in a small interpreter of micro-ops, from the same random
//! registers, flags and memory, and must leave the same. Flags are read back with `setcc`.

mod instructions;
mod interpreter;
mod processor;
mod state;
