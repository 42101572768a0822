//! A litmus test: its formats, its conditions, and its way to a [`Program`](interlocked_exec::Program).

#![forbid(unsafe_code)]

pub mod lang;
