//! Browsers, and the standard that they follow.

use looplab_core::html;

use super::{Kind, Profile};
use crate::costs::Costs;
use crate::options::Runtime;

pub(super) const CHROMIUM: Profile = Profile {
    name: "chromium-156",
    runtime: Runtime::Browser,
    version: "156.0.0.0",
    about: "Chromium 156: checked against recordings",
    costs: Costs::BROWSER,
    threads: 4,
    kind: Kind::Browser { event_loop: html::Profile::chromium },
};

pub(super) const STANDARD: Profile = Profile {
    name: "standard",
    about: "the HTML Standard to the letter, where Chromium departs from it",
    kind: Kind::Browser { event_loop: html::Profile::standard },
    ..CHROMIUM
};
