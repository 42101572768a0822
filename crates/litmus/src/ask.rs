//! A test that asks something else than its file does: a condition that somebody typed.

use interlocked_diag::Diagnostic;
use interlocked_exec::{Architecture, Quantifier};

use crate::condition::Final;
use crate::test::{Code, Listed, Test};
use crate::{format, rust};

impl Test {
    /// The test that asks whether `condition` can hold at the end. What its own question observes
    /// is observed as well.
    ///
    /// The condition is written as in the test's file: after `exists` in a `.litmus` file
    /// (`0:rax=0 /\ x=1`, or a final state as it is printed, `0:rax=0; [x]=1;`), in the `//!` lines
    /// of a Rust file (`p0 == 0 && X == 1`).
    ///
    /// ```
    /// # use interlocked_diag::Source;
    /// # use interlocked_litmus::Test;
    /// # let text = "X86_64 MP\n{ }\n P0 | P1 ;\n movl $1,(x) | movl (x),%eax ;\nexists (1:rax=1)";
    /// # let (test, _) = Test::parse(&Source::new("MP.litmus", text));
    /// # let test = test.unwrap();
    /// assert!(test.asking("1:rax=0").is_ok());
    /// let wrong = test.asking("1:rxx=0").unwrap_err();
    /// assert_eq!(wrong[0].message, "thread 1 has no register `rxx`");
    /// ```
    ///
    /// # Errors
    /// What is wrong with the condition; spans point into it.
    pub fn asking(&self, condition: &str) -> Result<Self, Vec<Diagnostic>> {
        let prop = match &self.code {
            Code::Language(language) if self.architecture() == Architecture::Rust => {
                rust::condition(&language.text, condition)?
            }
            _ => format::condition(condition)?,
        };
        let own = self.question.iter().flat_map(|question| question.prop.observed());
        let own = own.map(|(observed, place)| Listed {
            observed: observed.clone(),
            ty: None,
            place: place.clone(),
        });
        let locations = self.locations.iter().cloned().chain(own).collect();
        let question = Some(Final { quantifier: Quantifier::Exists, prop });
        let test = Self { locations, question, ..self.clone() };
        test.lower().map(|_| test)
    }
}

#[cfg(test)]
mod tests {
    use interlocked_diag::{Color, Source};

    use super::Test;

    const SB: &str = "X86_64 SB\n{ }\n P0            | P1            ;\n movl $1,(x)   | \
        movl $1,(y)   ;\n movl (y),%eax | movl (x),%eax ;\nexists (0:rax=0 /\\ 1:rax=0)";

    const RUST: &str = "//! exists p0 == 0\nuse std::sync::atomic::{AtomicU32, Ordering::*};\n\
        static X: AtomicU32 = AtomicU32::new(0);\n\
        fn p0() -> u32 { X.load(Relaxed) }\nfn p1() { X.store(1, Relaxed) }";

    fn asked(file: &str, text: &str, condition: &str) -> String {
        let test = Test::parse(&Source::new(file, text)).0.expect("a test");
        match test.asking(condition) {
            Ok(test) => format!("{}\n", test.question.expect("it asks")),
            Err(errors) => {
                Source::new("--outcome", condition).render_all(&errors, Color::Never) + "\n"
            }
        }
    }

    #[test]
    fn conditions_as_herd_writes_them() {
        let conditions = [
            "0:rax=0 /\\ 1:rax=1",
            "exists (0:rax=0)",
            "0:rax=0; 1:rax=0;",
            "x=1",
            "",
            "0:rxx=0",
            "2:rax=0",
            "z=1",
            "0:rax=0 1:rax=0",
            "forall (0:rax=0)",
        ];
        let told: String = conditions.map(|condition| asked("SB.litmus", SB, condition)).concat();
        insta::assert_snapshot!(told);
    }

    #[test]
    fn conditions_as_rust_writes_them() {
        let conditions = ["p0 == 0 && X == 1", "p0 = 0", "p2 == 0", ""];
        let told: String = conditions.map(|condition| asked("T.rs", RUST, condition)).concat();
        insta::assert_snapshot!(told);
    }

    #[test]
    fn what_the_test_observes_stays_observed() {
        let test = Test::parse(&Source::new("SB.litmus", SB)).0.expect("a test");
        let program = test.asking("x=1").expect("a condition").lower().expect("a program");
        assert_eq!(program.observed.len(), 3);
    }
}
