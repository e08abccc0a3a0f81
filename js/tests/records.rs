//! Looplab against what the real runtimes were seen to do: every program in `programs/`, every record in `records/`.

mod truth;

use looplab_js::Runtime;
use truth::{Agreement, programs, programs_of_releases};

/// Runs every recorded program of one runtime and fails with the list of those that disagree.
fn agree(runtime: Runtime) {
    let mut agreement = Agreement::default();
    for program in programs(runtime) {
        agreement.check(&program);
    }
    println!("{agreement}");
    assert!(agreement.checked() > 100, "the records are missing: run `cargo xtask record`");
    assert!(agreement.differences().is_empty(), "{}", agreement.differences().join("\n"));
}

#[test]
fn older_releases_print_what_was_recorded() {
    let mut agreement = Agreement::default();
    for program in programs_of_releases() {
        agreement.check(&program);
    }
    println!("{agreement}");
    assert!(agreement.checked() > 60, "the records are missing: run `cargo xtask record`");
    assert!(agreement.differences().is_empty(), "{}", agreement.differences().join("\n"));
}

#[test]
fn node_prints_what_was_recorded() {
    agree(Runtime::Node);
}

#[test]
fn browser_prints_what_was_recorded() {
    agree(Runtime::Browser);
}
