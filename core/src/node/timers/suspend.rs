//! DEVIATION (belief): a timer whose callback blocks while others run, as no callback of Node's does.

use super::Timers;
use super::pass::Running;
use crate::task::TaskId;

impl<C: Clone> Timers<C> {
    /// The callback that runs blocks, and others will run before it returns.
    pub(in crate::node) fn suspend(&mut self) -> Option<(Running, TaskId)> {
        let running = self.running.take()?;
        Some((running, self.lists.get(running.slot).id))
    }

    /// It goes on. It may have been cleared meanwhile.
    pub(in crate::node) fn resume(&mut self, suspended: Option<(Running, TaskId)>) {
        self.running = suspended.filter(|(running, id)| self.lists.holds(running.slot, *id)).map(|it| it.0);
    }
}
