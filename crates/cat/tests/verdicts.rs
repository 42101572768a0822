//! The embedded models on small classic programs, through the enumerator.

mod program;

use interlocked_cat::CatModel;
use interlocked_exec::*;
use program::*;

/// Whether the model allows the reads to have these values.
#[track_caller]
fn check(model: &str, threads: Vec<Code>, values: &[u128], expected: bool) {
    let program = program(threads);
    let model = CatModel::embedded(model).expect("the model is embedded");
    let outcomes = outcomes(&program, &model, &Limits::default()).expect("the program unfolds");
    let wanted: Vec<Value> = values.iter().map(|&value| Value::Int(value)).collect();
    let allowed = outcomes.states.keys().any(|state| state[..] == wanted[..]);
    assert_eq!(allowed, expected, "{}: {outcomes:?}", model.name());
}

fn sb(fence: Tags) -> Vec<Code> {
    let thread = |a, b| {
        let code = code().write(a, 1, NONE);
        let code = if fence == NONE { code } else { code.fence(fence) };
        code.read(b, NONE)
    };
    vec![thread(X, Y), thread(Y, X)]
}

#[test]
fn store_buffering() {
    check("sc", sb(NONE), &[0, 0], false);
    check("x86-tso", sb(NONE), &[0, 0], true);
    check("x86-tso", sb(Tags::MFENCE), &[0, 0], false);
    check("x86-tso", sb(Tags::SFENCE), &[0, 0], true);
    check("x86-tso", sb(Tags::LFENCE), &[0, 0], true);
    check("aarch64", sb(NONE), &[0, 0], true);
    check("aarch64", sb(Tags::DMB_ISH), &[0, 0], false);
    check("aarch64", sb(Tags::DMB_ISHST), &[0, 0], true);
    check("aarch64", sb(Tags::DMB_ISHLD), &[0, 0], true);
    check("aarch64", sb(Tags::DMB_NSH), &[0, 0], true);
    check("aarch64", sb(Tags::DSB_SY), &[0, 0], false);
}

#[test]
fn store_buffering_with_exchanges() {
    let thread = |a, b| code().swap(a, 1, Tags::X, Tags::X).read(b, NONE);
    check("x86-tso", vec![thread(X, Y), thread(Y, X)], &[0, 0, 0, 0], false);
}

#[test]
fn store_buffering_with_release_and_acquire() {
    let threads = |read| {
        let thread = move |a, b| code().write(a, 1, Tags::L).read(b, read);
        vec![thread(X, Y), thread(Y, X)]
    };
    check("aarch64", threads(Tags::A), &[0, 0], false);
    check("aarch64", threads(Tags::Q), &[0, 0], true);
}

fn mp(first: Tags, second: Tags, middle: impl Fn(Code) -> Code) -> Vec<Code> {
    let writer = code().write(X, 1, first).write(Y, 1, second);
    vec![writer, middle(code().read(Y, NONE)).read(X, NONE)]
}

#[test]
fn message_passing() {
    check("x86-tso", mp(NONE, NONE, |code| code), &[1, 0], false);
    check("x86-tso", mp(Tags::NT, NONE, |code| code), &[1, 0], true);
    check("aarch64", mp(NONE, NONE, |code| code), &[1, 0], true);
    check("aarch64", mp(NONE, Tags::L, |code| code), &[1, 0], true);
    check("aarch64", mp(NONE, Tags::L, |code| code.fence(Tags::DMB_LD)), &[1, 0], false);
    check("aarch64", mp(NONE, Tags::L, |code| code.fence(Tags::DMB_ST)), &[1, 0], true);
}

#[test]
fn an_exchange_that_returns_nothing_is_no_acquire() {
    let threads = |read: Tags| {
        let writer = code().write(X, 1, NONE).fence(Tags::DMB_ISH).write(Y, 1, NONE);
        vec![writer, code().swap(Y, 2, read, Tags::X).read(X, NONE)]
    };
    check("aarch64", threads(Tags::X.with(Tags::A)), &[1, 0], false);
    check("aarch64", threads(Tags::X.with(Tags::A).with(Tags::NO_RET)), &[1, 0], true);
}

#[test]
fn load_buffering() {
    let plain = |a, b| code().read(a, NONE).write(b, 1, NONE);
    let dependent = |a, b| code().read(a, NONE).write_dependent(b, 1);
    check("sc", vec![plain(X, Y), plain(Y, X)], &[1, 1], false);
    check("x86-tso", vec![plain(X, Y), plain(Y, X)], &[1, 1], false);
    check("aarch64", vec![plain(X, Y), plain(Y, X)], &[1, 1], true);
    check("aarch64", vec![dependent(X, Y), dependent(Y, X)], &[1, 1], false);
}

/// Arm ARM B2.3: what a conditional select chose by a read orders writes after it, not reads.
#[test]
fn pick_dependencies_order_writes_only() {
    let picked = |a, b| code().read(a, NONE).write_picked(b);
    check("aarch64", vec![picked(X, Y), picked(Y, X)], &[1, 1], false);
    let mp =
        |reader: Code| vec![code().write(X, 1, NONE).fence(Tags::DMB_ST).write(Y, 1, NONE), reader];
    check("aarch64", mp(code().read(Y, NONE).read_dependent(X)), &[1, 0], false);
    check("aarch64", mp(code().read(Y, NONE).read_picked(X)), &[1, 0], true);
    let write_after = |a, b| code().read(a, NONE).read_picked(a).write(b, 1, NONE);
    check("aarch64", vec![write_after(X, Y), write_after(Y, X)], &[1, 1, 1, 1], false);
    let between = |a, b| code().read(a, NONE).read(a, NONE).write(b, 1, NONE);
    check("aarch64", vec![between(X, Y), between(Y, X)], &[1, 1, 1, 1], true);
}

#[test]
fn all_models_imply_what_the_enumerator_may_assume() {
    for embedded in interlocked_cat::EMBEDDED {
        let model = CatModel::embedded(embedded.name).expect("the model is embedded");
        assert_eq!(model.warnings(), []);
        let assumptions = model.assumptions();
        assert!(assumptions.coherence && assumptions.atomicity, "{}", embedded.name);
    }
}

/// [`check`] under both models of the language.
#[track_caller]
fn check_language(threads: impl Fn() -> Vec<Code>, values: &[u128], rc11: bool, c20: bool) {
    check("rc11", threads(), values, rc11);
    check("c20", threads(), values, c20);
}

#[test]
fn language_store_buffering() {
    let sb = |order| {
        let thread = move |a, b| code().write(a, 1, order).read(b, order);
        move || vec![thread(X, Y), thread(Y, X)]
    };
    check_language(sb(RLX), &[0, 0], true, true);
    check_language(sb(SEQ), &[0, 0], false, false);
    let fenced = |fence| {
        let thread = move |a, b| code().write(a, 1, RLX).fence(fence).read(b, RLX);
        move || vec![thread(X, Y), thread(Y, X)]
    };
    check_language(fenced(Tags::SC), &[0, 0], false, false);
    check_language(fenced(Tags::ACQ_REL), &[0, 0], true, true);
}

#[test]
fn language_message_passing() {
    let mp = |write, read| {
        move || {
            let writer = code().write(X, 1, RLX).write(Y, 1, write);
            vec![writer, code().read(Y, read).read(X, RLX)]
        }
    };
    check_language(mp(REL, ACQ), &[1, 0], false, false);
    check_language(mp(REL, RLX), &[1, 0], true, true);
    check_language(mp(RLX, ACQ), &[1, 0], true, true);
    let fences = || {
        let writer = code().write(X, 1, RLX).fence(Tags::REL).write(Y, 1, RLX);
        vec![writer, code().read(Y, RLX).fence(Tags::ACQ).read(X, RLX)]
    };
    check_language(fences, &[1, 0], false, false);
}

#[test]
fn load_buffering_tells_rc11_from_c20() {
    let thread = |a, b| code().read(a, RLX).write(b, 1, RLX);
    check_language(|| vec![thread(X, Y), thread(Y, X)], &[1, 1], false, true);
}

#[test]
fn release_sequences_hold_no_later_writes_of_the_thread_since_c20() {
    // The second write of Y continues the release sequence in C11, and ends it in C++20.
    let threads = || {
        let writer = code().write(X, 1, RLX).write(Y, 1, REL).write(Y, 2, RLX);
        vec![writer, code().read(Y, ACQ).read(X, RLX)]
    };
    check_language(threads, &[2, 0], false, true);
    let exchanged = || {
        let writer = code().write(X, 1, RLX).write(Y, 1, REL);
        let exchange = code().swap(Y, 2, RLX, RLX);
        vec![writer, exchange, code().read(Y, ACQ).read(X, RLX)]
    };
    check_language(exchanged, &[1, 2, 0], false, false);
}

#[test]
fn independent_reads_of_independent_writes() {
    let iriw = |order| {
        move || {
            vec![
                code().write(X, 1, order),
                code().write(Y, 1, order),
                code().read(X, ACQ).read(Y, order),
                code().read(Y, ACQ).read(X, order),
            ]
        }
    };
    check("c20", iriw(SEQ)(), &[1, 0, 1, 0], true);
    let all = |read| {
        vec![
            code().write(X, 1, SEQ),
            code().write(Y, 1, SEQ),
            code().read(X, read).read(Y, read),
            code().read(Y, read).read(X, read),
        ]
    };
    check("rc11", all(SEQ), &[1, 0, 1, 0], false);
    check("c20", all(SEQ), &[1, 0, 1, 0], false);
    check("rc11", all(ACQ), &[1, 0, 1, 0], true);
    check("c20", all(ACQ), &[1, 0, 1, 0], true);
}

/// The flags that a program raises.
fn flags(model: &str, threads: Vec<Code>) -> Vec<String> {
    let model = CatModel::embedded(model).expect("the model is embedded");
    let outcomes =
        outcomes(&program(threads), &model, &Limits::default()).expect("the program unfolds");
    assert!(outcomes.flags.iter().all(|flag| model.is_undefined(flag)));
    outcomes.flags.into_iter().collect()
}

#[test]
fn races_are_flagged() {
    let mp = |read| {
        vec![code().write(X, 1, Tags::NA).write(Y, 1, REL), code().read(Y, read).read(X, Tags::NA)]
    };
    for model in ["rc11", "c20"] {
        assert_eq!(flags(model, mp(ACQ)), ["data-race"], "{model}: X is read in any case");
        let ordered = vec![code().write(X, 1, Tags::NA).read(X, Tags::NA)];
        assert_eq!(flags(model, ordered), [""; 0], "{model}");
        let atomic = vec![code().write(X, 1, RLX), code().read(X, RLX)];
        assert_eq!(flags(model, atomic), [""; 0], "{model}");
    }
}
