//! How much time has passed.

use crate::time::Duration;

/// How much time has passed since the beginning of a run, at least and at most: what a virtual clock charges is what things
/// usually take.
///
/// ```
/// use looplab_core::moment::Passed;
/// use looplab_core::time::Duration;
///
/// let mut passed = Passed::default();
/// passed.add(Duration::from_micros(20), Duration::from_micros(50));
/// let then = passed;
/// passed.add(Duration::from_micros(1), Duration::from_micros(2));
/// assert_eq!(passed.since(then), (Duration::from_micros(1), Duration::from_micros(2)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Passed {
    least: u64,
    most: u64,
}

impl Passed {
    /// So much more has passed, at least and at most.
    #[inline]
    pub fn add(&mut self, least: Duration, most: Duration) {
        self.least = self.least.saturating_add(least.as_nanos());
        self.most = self.most.saturating_add(most.as_nanos());
    }

    /// How much has passed since `earlier`, at least and at most.
    pub fn since(self, earlier: Self) -> (Duration, Duration) {
        let between = |from: u64, to: u64| Duration::from_nanos(to.saturating_sub(from));
        (between(earlier.least, self.least), between(earlier.most, self.most))
    }
}
