//! The language beyond first-order relations, and what people's own files lean on.

mod program;

use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::*;
use program::*;

/// Loads a model with files to include.
#[track_caller]
fn load(text: &str, files: &[(&str, &str)]) -> CatModel {
    let mut find = |name: &str| {
        let file = files.iter().find(|(file, _)| *file == name);
        file.map(|(_, text)| Source::new(name, *text))
    };
    CatModel::load(Source::new("model.cat", text), &mut find).unwrap_or_else(|errors| {
        let drawn: String = errors.iter().map(|(source, error)| source.render(error)).collect();
        panic!("{drawn}")
    })
}

/// How many executions a model allows of two writes of X and a read of Y in each of two threads,
/// and the flags that it raises. There are two candidates: the orders of the writes of X.
#[track_caller]
fn run(model: &CatModel) -> (u64, Vec<String>) {
    let thread = |value| code().write(X, value, NONE).read(Y, NONE);
    let program = program(vec![thread(1), thread(2)]);
    let outcomes = outcomes(&program, model, &Limits::default()).expect("it unfolds");
    assert!(model.fault().is_none(), "{:?}", model.fault());
    (outcomes.executions(), outcomes.flags.into_iter().collect())
}

/// What a check says on those candidates: 2 if it always holds, 0 if it never does.
#[track_caller]
fn check(text: &str, executions: u64) {
    let model = load(text, &[]);
    assert_eq!(run(&model), (executions, Vec::new()), "{text}");
}

/// Checks two sets or relations for equality.
#[track_caller]
fn equal(left: &str, right: &str) {
    let helpers = "procedure equal(a, b) =\n  empty a \\ b\n  empty b \\ a\nend\n";
    check(&format!("{helpers}call equal({left}, {right})\n"), 2);
    check(&format!("{helpers}~empty ({left}) | ({right})\n"), 2);
}

#[test]
fn operators_bind_as_documented() {
    equal("po | rf; loc", "po | (rf; loc)");
    equal("[W]; po \\ (po; po)", "[W]; (po \\ (po; po))");
    equal("po \\ loc & ext", "po \\ (loc & ext)");
    equal("W * R & po", "(W * R) & po");
    equal("~po & po | loc", "((~po) & po) | loc");
    equal("po+ | loc*", "po | loc | id");
    equal("(po^-1)^-1", "po");
    equal("po \\ loc \\ ext", "(po \\ loc) \\ ext");
}

#[test]
fn functions_and_local_definitions() {
    equal("(let f(a, b) = a; [b] in f(po, R))", "po; [R]");
    equal("(let f = fun r -> r | loc in f po)", "po | loc");
    equal("(let a, b = (po, loc) in b)", "loc");
    equal("try nothing; po with po", "po");
    equal("toid(R)", "[R]");
    equal("if \"vmsa\" || not \"mte\" && \"x\" then loc else po", "po");
}

#[test]
fn tags() {
    check("enum order = 'a || 'b\nlet f t = match t with 'a -> po || _ -> 0 end\n~empty f 'a\n", 2);
    check("let f t = match t with 'a -> po || _ -> 0 end\nempty f 'b\n", 2);
    check("if 'a in {'a, 'b} empty po else ~empty po end\n", 0);
    check("instructions R[{'a, 'b}]\ndefault R[{'a}]\nempty tag2events('mfence)\n", 2);
}

#[test]
fn fixpoints() {
    let closed = "let rec r = po-loc | rf | (r; r)\n";
    check(&format!("{closed}empty r \\ (po-loc | rf)+\n"), 2);
    let mutual = "let rec a = po | (b; po) and b = rf | (a; rf)\n";
    check(&format!("{mutual}empty b \\ (rf | po)+\n"), 2);
    // Not monotone, as in the Linux kernel's matching of locks: from nothing, then what is left.
    check("let rec left = W \\ done and done = left | done\nempty W \\ done\n", 2);
}

#[test]
fn fixpoints_over_sets() {
    check("let rec s = IW | range([s]; co)\nempty W \\ s\n", 2);
}

#[test]
fn sets_of_sets() {
    // Two threads write X; Y has its initial write alone.
    let one = "let rec count S = match S with || {} -> 0 || x ++ xs -> po end\n";
    check(&format!("{one}empty count {{}}\n"), 2);
    check(&format!("{one}~empty count (linearisations(W, co))\n"), 2);
    let all = "let rec union S = match S with {} -> 0 || x ++ xs -> x | union xs end\n";
    check(&format!("{all}empty (union (map toid (classes-loc W))) \\ id\n"), 2);
    check(&format!("{all}empty (union (linearisations(W & ~IW, co))) \\ co\n"), 2);
    check("forall x in classes-loc W do\n  empty (x * x) \\ loc\nend\n", 2);
    check("forall p in co do\n  empty (p ++ 0) \\ co\nend\n", 2);
}

#[test]
fn choices_split_the_candidate() {
    // The two writes of X and the initial writes of both locations, in any order.
    check("with s from linearisations(W, 0)\n", 2 * 24);
    check("with s from linearisations(W \\ IW, 0)\nacyclic s | co\n", 2);
    check("with s from linearisations(W, co)\nwith t from {po, loc}\nempty t \\ po\n", 2 * 4);
    check("include \"cross.cat\"\nwith s from cross({{po, loc}, {ext, int}})\n", 2 * 4);
}

#[test]
fn orders_of_writes_are_the_candidates() {
    for text in [
        "include \"cos.cat\"\nwith co from generate_cos(co0)\n",
        "include \"cross.cat\"\nwith mo from generate_orders(W & (M | IW), co0)\nempty mo \\ co\n",
        "include \"cross.cat\"\nwith lo from generate_orders(LS, po)\nempty lo\n",
    ] {
        check(text, 2);
        assert!(load(text, &[]).flags().is_empty(), "{text} is first-order");
    }
    check("include \"cross.cat\"\nwith co from generate_cos(loc & (W * IW))\n", 0);
    check("include \"cross.cat\"\nwith o from generate_orders(M, po)\n", 2 * 6 * 6);
}

#[test]
fn flags_and_undefined_behavior() {
    let model = load(
        "flag ~empty po as has-po\nflag empty po as no-po\nundefined_unless empty po as broken\n\
         assert empty po as wrong\nassert ~empty po as right\n",
        &[],
    );
    let (executions, flags) = run(&model);
    assert_eq!(executions, 2);
    assert_eq!(flags, ["broken", "has-po", "wrong"]);
    assert!(model.is_undefined("broken") && !model.is_undefined("has-po"));
}

#[test]
fn procedures_name_their_checks() {
    let text = "procedure never(r) =\n  flag ~empty r\nend\ncall never(po) as one\n";
    assert_eq!(run(&load(text, &[])).1, ["one"]);
}

#[test]
fn a_mistake_that_shows_on_a_candidate_is_a_flag() {
    let model = load(
        "let f S = match S with {} -> po || x ++ xs -> x; po end\n\
                      empty f (linearisations(W, co)) \\ W\n",
        &[],
    );
    let program = program(vec![code().write(X, 1, NONE)]);
    let outcomes = outcomes(&program, &model, &Limits::default()).expect("it unfolds");
    assert_eq!(outcomes.flags.into_iter().collect::<Vec<_>>(), ["model-error"]);
    let (source, fault) = model.fault().expect("it is kept");
    insta::assert_snapshot!(source.render(&fault));
}

#[test]
fn includes_come_from_the_folder_first() {
    let files = [("x86fences.cat", "let mfence = loc\n"), ("stdlib.cat", "let mine = rf\n")];
    let text = "include \"x86fences.cat\"\nempty mfence \\ loc\nempty mine \\ rf\n";
    assert_eq!(run(&load(text, &files)).0, 2);
    check("include \"x86fences.cat\"\nempty mfence\n", 2);
}

#[test]
fn dependencies_of_a_models_own_file_are_the_event_structures() {
    let own = "catdep\nlet same = po & loc\nlet data = [R]; rf-reg+; [DATA]; iico_data+; [W]\n\
               let pick-dep = 0\n";
    let text = "include \"aarch64deps.cat\"\nlet use = same\n~empty data\nempty pick-dep \\ data\n";
    let model = load(text, &[("aarch64deps.cat", own)]);
    let program = program(vec![code().read(X, NONE).write_dependent(Y, 1)]);
    let outcomes = outcomes(&program, &model, &Limits::default()).expect("it unfolds");
    assert_eq!(outcomes.executions(), 1);
}

#[test]
fn redefinitions_hide_what_was_before() {
    check("let W = W & IW\nempty (W \\ IW)\n", 2);
    check("let po = 0\nlet f(r) = r & po\nlet po = loc\nempty f(po)\n", 2);
}

#[test]
fn shown_relations_are_named_as_the_model_says() {
    let model = load(
        "let a = po & (W * R)\nshow a, nothing\nshow po; po as twice\nshow loc\nunshow loc\n",
        &[],
    );
    let program = program(vec![code().write(X, 1, NONE).read(Y, NONE)]);
    let mut names = Vec::new();
    enumerate(&program, &model, &Limits::default(), &mut |candidate| {
        let shown = model.show(candidate.structure, candidate.witness);
        names = shown.into_iter().map(|(name, _)| name).collect();
        core::ops::ControlFlow::Continue(())
    })
    .expect("it unfolds");
    assert_eq!(names, ["a"], "what is empty is not shown");
}
