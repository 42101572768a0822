//! The feature `serde`: an atomic is written and read as its value.

use interlocked::{Atomic, AtomicBool, AtomicF64, AtomicI64, OrSeqlock, Relaxed, fallback};

#[derive(Debug, Default, serde::Serialize, serde::Deserialize)]
struct Statistics {
    hits: AtomicI64,
    ratio: AtomicF64,
    open: AtomicBool,
    wide: fallback::AtomicU128,
}

#[test]
fn a_struct_of_atomics_there_and_back() {
    let text = r#"{"hits":-3,"ratio":0.5,"open":true,"wide":1267650600228229401496703205376}"#;
    let statistics: Statistics = serde_json::from_str(text).expect("it is well-formed");
    assert_eq!(statistics.hits.fetch_sub(1, Relaxed), -3);
    assert_eq!(statistics.wide.fetch_add(1, Relaxed), 1 << 100);
    let written = serde_json::to_string(&statistics).expect("it can be written");
    assert_eq!(written, text.replace("-3", "-4").replace("376", "377"));
}

#[test]
fn what_does_not_fit_is_an_error() {
    assert!(serde_json::from_str::<Atomic<u8>>("256").is_err());
    assert!(serde_json::from_str::<Atomic<u8, OrSeqlock>>("-1").is_err());
    assert!(serde_json::from_str::<Atomic<bool>>("0").is_err());
}
