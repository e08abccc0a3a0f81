//! What is said about beliefs.

use std::collections::BTreeSet;

use looplab_core::belief::{Belief, Holder};
use looplab_core::{html, node};

#[test]
fn every_belief_has_its_own_name_and_words() {
    let names: BTreeSet<&str> = Belief::ALL.iter().map(|belief| belief.name()).collect();
    assert_eq!(names.len(), Belief::ALL.len());
    for &belief in Belief::ALL {
        assert_eq!(Belief::by_name(belief.name()), Some(belief));
        assert!(belief.name().chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
        assert!(!belief.title().is_empty() && !belief.title().ends_with('.'));
        assert!(belief.text().starts_with("It lets ") && belief.text().ends_with('.'), "{}", belief.text());
        assert_eq!(belief.text().matches(". ").count(), 0, "one sentence: {}", belief.text());
        assert!(belief.rule().link().starts_with("https://"));
    }
    assert_eq!(Belief::by_name("all-is-well"), None);
}

#[test]
fn the_host_holds_what_is_not_the_loop() {
    let hosts: Vec<&str> =
        Belief::ALL.iter().filter(|b| b.holder() == Holder::Host).map(|b| b.name()).collect();
    assert_eq!(hosts, ["await-blocks", "returned-promise-is-free", "timeout-at-once"]);
}

#[test]
fn real_loops_believe_nothing() {
    assert!(node::Profile::ALL.iter().all(|profile| profile.belief.is_none()));
    assert!(html::Profile::ALL.iter().all(|profile| profile.belief.is_none()));
}
