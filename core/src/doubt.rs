//! How far a virtual clock may be from a real one.

use crate::time::Duration;

/// By how much the time since the beginning of a run may have been shorter or longer than the clock says, in whole
/// microseconds; saturating.
///
/// A virtual clock charges what code and operations usually cost. What they cost in reality differs from run to run, and
/// whether two moments a timer's delay apart are nearer or further than it may hang on that. A host with a real clock has
/// no doubt.
///
/// ```
/// use looplab_core::doubt::Doubt;
/// use looplab_core::time::Duration;
///
/// let mut doubt = Doubt::default();
/// doubt.add(Duration::from_micros(20), Duration::from_micros(50));
/// let then = doubt;
/// doubt.add(Duration::from_micros(1), Duration::from_micros(2));
/// let between = doubt.since(then);
/// assert_eq!((between.shorter(), between.longer()), (Duration::from_micros(1), Duration::from_micros(2)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Doubt {
    shorter: u32,
    longer: u32,
}

impl Doubt {
    /// What has happened since may have taken so much less time, or so much more.
    pub fn add(&mut self, shorter: Duration, longer: Duration) {
        let micros = |duration: Duration| u32::try_from(duration.as_nanos() / 1_000).unwrap_or(u32::MAX);
        self.shorter = self.shorter.saturating_add(micros(shorter));
        self.longer = self.longer.saturating_add(micros(longer));
    }

    /// The doubt about the time from `earlier` to now.
    pub fn since(self, earlier: Self) -> Self {
        Self {
            shorter: self.shorter.saturating_sub(earlier.shorter),
            longer: self.longer.saturating_sub(earlier.longer),
        }
    }

    /// So much shorter it may have been.
    pub fn shorter(self) -> Duration {
        Duration::from_micros(u64::from(self.shorter))
    }

    /// So much longer it may have been.
    pub fn longer(self) -> Duration {
        Duration::from_micros(u64::from(self.longer))
    }
}
