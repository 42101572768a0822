//! The law for each of the checker's models.

use std::path::Path;

use interlocked_cat::CatModel;
use interlocked_check::Model;
use interlocked_diag::Source;

/// All of them.
pub(crate) const ALL: [Model; 4] = [Model::Rc11, Model::C20, Model::Sc, Model::Tso];

/// A file, and what is another way in it here.
fn law(file: &str, changes: &[(&str, &str)]) -> CatModel {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models").join(file);
    let mut text = std::fs::read_to_string(path).expect("the model is there");
    for (before, after) in changes {
        assert!(text.contains(before), "{before}");
        text = text.replace(before, after);
    }
    CatModel::load(Source::new(file, text), &mut |_| None).expect("it loads")
}

/// The law that a model of the checker is.
///
/// In the paper of `rc11` a release sequence goes on with later writes of the same thread; C++20 took
/// that back, and so do Rust and the checker. `c20` has no rule against load buffering, and one for
/// accesses that are not atomic, which have relaxed orderings here. `x86-tso` is asked about the
/// operations of the language, each as the instruction that it is compiled to.
pub(crate) fn of(model: Model) -> CatModel {
    match model {
        Model::Rc11 => law(
            "rc11.cat",
            &[("let rs = [W]; (sb & loc)?; [W & A]; (rf; rmw)*", "let rs = [W & A]; (rf; rmw)*")],
        ),
        Model::C20 => law(
            "c20.cat",
            &[(
                "empty (rf; [R \\ A]) \\ (hb | initially) as visible",
                "acyclic sb | rf as no-load-buffering",
            )],
        ),
        Model::Sc => law("sc.cat", &[]),
        Model::Tso => law(
            "x86-tso.cat",
            &[
                ("let locked = X", "let locked = domain(rmw) | range(rmw) | (W & SC)"),
                ("let streaming = NT", ""),
                ("[W \\ streaming]", "[W]"),
                ("[MFENCE]", "[F & SC]"),
                ("let sfence = [W]; po; [SFENCE]; po; [W]", ""),
                ("let lfence = [R]; po; [LFENCE]; po; [M]", ""),
                ("| mfence | sfence | lfence | lock", "| mfence | lock"),
                ("show mfence, sfence, lock", ""),
            ],
        ),
        other => unreachable!("{other:?} has no law"),
    }
}
