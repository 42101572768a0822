//! Broken models and what is said about them; and texts that nothing may choke on.

use interlocked_cat::{CatModel, fuzzing};
use interlocked_diag::Source;
use proptest::prelude::*;

/// What loading says, drawn.
fn load(text: &str, include: &mut dyn FnMut(&str) -> Option<Source>) -> String {
    match CatModel::load(Source::new("model.cat", text), include) {
        Ok(model) => {
            let warnings = model.warnings();
            let drawn = warnings.iter().map(|(source, d)| source.render(d));
            format!("loads\n{}", drawn.collect::<String>())
        }
        Err(errors) => errors.iter().map(|(source, error)| source.render(error)).collect(),
    }
}

fn messages(text: &str) -> String {
    load(text, &mut |_| None)
}

macro_rules! broken {
    ($($name:ident: $text:expr;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(messages($text));
        }
    )*};
}

broken! {
    unknown_name: "let a = po | rfx\nacyclic a as ok\n";
    unknown_names_with_hints: "let hb = po-lock | DMB.ISHSY | fencrel(MFENCE)\n";
    unknown_name_in_a_function_that_is_not_applied: "let f(r) = r | nothing\nacyclic po\n";
    set_for_relation: "acyclic W | po\n";
    relation_for_set: "let a = [po]\nlet b = rf * W\nacyclic a | b\n";
    set_in_a_sequence: "acyclic R; po; W\n";
    closure_of_a_set: "let a = W+\n";
    acyclic_set: "acyclic W as w\n";
    wrong_arity: "let f(a, b) = a; b\nlet x = f(po)\nlet y = f(po, rf, co)\n";
    primitive_arity: "let x = linearisations(W)\n";
    applied_relation: "let x = po rf\n";
    unknown_procedure: "call total(po, W)\ncall nothing(po)\n";
    procedure_arity: "procedure p(a, b) =\n  acyclic a | b\nend\ncall p(po)\n";
    relation_as_procedure: "let p = po\ncall p(po)\n";
    missing_operand: "let a = po |\nlet b = rf ; ; co\n";
    missing_bracket: "let a = [W; po\nacyclic po\nlet b = (po | rf\n";
    missing_name: "let = po\nacyclic po as\n";
    keyword_as_name: "let show = po\n";
    number: "let a = po | 7\n";
    stray_text: "let a = po\n@@@ acyclic a\nlet b = \u{fc}\n";
    unterminated_comment: "let a = po (* and (* so *) on\nacyclic a\n";
    unterminated_text: "include \"cos.cat\nacyclic po\n";
    unterminated_procedure: "procedure p() =\n  acyclic po\n";
    product_of_three: "let a = W * R * W\n";
    no_include: "include \"nowhere.cat\"\nacyclic po\n";
    match_without_clause: "let a = match 'x with 'y -> po end\n";
    match_with_one_set_clause: "let f S = match S with {} -> 0 end\n";
    tag_for_relation: "let a = 'x | po\n";
    endless_function: "let rec f(x) = f(x) | po\nlet a = f(po)\n";
    unsupported_primitive: "let a = same-oa(W * W)\n";
    many_errors: "let a = x1\nlet b = x2\nlet c = W; po\nacyclic a | (b\nempty x3 as\n";
    empty_file: "";
    only_a_name: "x86 tso";
}

#[test]
fn include_cycle() {
    let mut files = |name: &str| {
        let text = match name {
            "a.cat" => "include \"b.cat\"\n",
            "b.cat" => "let x = po\ninclude \"a.cat\"\n",
            _ => return None,
        };
        Some(Source::new(name, text))
    };
    insta::assert_snapshot!(load("include \"a.cat\"\nacyclic x\n", &mut files));
}

#[test]
fn error_in_an_included_file() {
    let mut files =
        |name: &str| (name == "a.cat").then(|| Source::new("folder/a.cat", "let x = po | W\n"));
    insta::assert_snapshot!(load("include \"a.cat\"\nacyclic x\n", &mut files));
}

#[test]
fn deep_nesting_is_refused() {
    let nested = |open: &str, close: &str| {
        format!("let a = {}po{}\n", open.repeat(100_000), close.repeat(100_000))
    };
    for text in [
        nested("(", ")"),
        nested("[", "]"),
        nested("~", ""),
        nested("begin ", " end"),
        nested("let x = po in ", ""),
        nested("if \"v\" then po else ", ""),
        nested("try po with ", ""),
        nested("", "^-1"),
        nested("f ", ""),
        format!("{}acyclic po\n{}", "if \"v\" ".repeat(100_000), "end ".repeat(100_000)),
    ] {
        let said = messages(&text);
        assert!(said.starts_with("error"), "{}", &said[..said.len().min(300)]);
        assert!(said.len() < 400_000, "{} bytes are said", said.len());
    }
}

#[test]
fn long_chains_are_no_nesting() {
    let text = format!("let a = po{}\nacyclic a\n", " | po; rf".repeat(5_000));
    assert_eq!(messages(&text), "loads\n");
    let definitions: String =
        (0..3_000).map(|i| format!("let r{} = r{i} | po; [W]\n", i + 1)).collect();
    let said = messages(&format!("let r0 = po\n{definitions}"));
    assert!(said.contains("nest too deep") || said.starts_with("loads"), "{said}");
}

#[test]
fn growth_is_bounded() {
    let doubling: String =
        (0..64).map(|i| format!("let f{}(x) = f{i}(x) | f{i}(x; po)\n", i + 1)).collect();
    let said = messages(&format!("let f0(x) = x\n{doubling}acyclic f64(rf)\n"));
    assert!(said.contains("steps to read"), "{said}");
}

/// Terms share their parts; a walk that does not notice takes for ever.
#[test]
fn shared_parts_are_walked_once() {
    let twice: String = (0..60)
        .map(|i| format!("let r{} = (r{i}; po) | (po; r{i}) | (r{i} & loc)\n", i + 1))
        .collect();
    let sets: String =
        (0..60).map(|i| format!("let s{} = (s{i} & R) | (s{i} \\ IW)\n", i + 1)).collect();
    let nested: String =
        (0..60).map(|i| format!("let y{} = (y{i}; rf) | (po; y{i}) in\n", i + 1)).collect();
    for text in [
        format!(
            "let r0 = rf | addr\n{twice}acyclic r60\nirreflexive r60; co?\nempty r60 & rmw\nempty r60\n"
        ),
        format!("let s0 = A\n{sets}acyclic [s60]; (po & loc); [s60] | [s60]; rf; [s60]\n"),
        format!("let rec x = rf | (let y0 = x in {nested} y60)\nacyclic x \\ co\n"),
    ] {
        fuzzing::parse(&text);
    }
}

#[test]
fn a_line_of_ten_megabytes() {
    let long = "x".repeat(10_000_000);
    let said = messages(&format!("let {long} = po\nacyclic {long}\n"));
    assert_eq!(said, "loads\n");
    for part in ["]", "(* x *) let a = po ", "let a = \"x\" ", "é"] {
        let said = messages(&part.repeat(10_000_000 / part.len()));
        assert!(said.len() < 400_000, "{} bytes are said", said.len());
    }
}

/// Words that texts are made of.
fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "let",
        "rec",
        "and",
        "=",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "|",
        "||",
        "&",
        ";",
        "\\",
        "*",
        "+",
        "?",
        "^-1",
        "~",
        "++",
        "->",
        ",",
        "0",
        "_",
        "po",
        "rf",
        "co",
        "W",
        "x",
        "f",
        "'t",
        "\"s\"",
        "fun",
        "match",
        "with",
        "end",
        "from",
        "forall",
        "in",
        "do",
        "if",
        "then",
        "else",
        "acyclic",
        "empty",
        "irreflexive",
        "flag",
        "as",
        "show",
        "procedure",
        "call",
        "try",
        "include",
        "\"cross.cat\"",
        "cross",
        "map",
        "linearisations",
        "domain",
        "\n",
        "(*",
        "*)",
        "//",
        "when",
        "not",
        "&&",
        "generate_orders",
        "enum",
        "-1",
        "é",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics(words in prop::collection::vec(word(), 0..60)) {
        fuzzing::parse(&words.join(" "));
    }

    #[test]
    fn nothing_panics_on_any_text(text in any::<String>()) {
        fuzzing::parse(&text);
    }
}
