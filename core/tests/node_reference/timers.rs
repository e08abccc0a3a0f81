//! `RunTimers`, `processTimers` and `listOnTimeout`, with scans for heaps.

use super::{List, Reference, Thrown};

impl Reference {
    pub(super) fn run_timers(&mut self) {
        if self.due.is_none_or(|due| due > self.loop_time) {
            return;
        }
        self.due = None;
        self.update_time();
        let now = self.loop_time;
        let expiry = loop {
            if let Ok(expiry) = self.process_timers(now) {
                break expiry;
            }
        };
        match expiry {
            Some(expiry) => {
                self.schedule(expiry.saturating_sub(self.loop_time).max(1));
                self.handle_ref = self.refs > 0;
            }
            None => self.handle_ref = false,
        }
        let _ = self.process_ticks();
    }

    fn schedule(&mut self, msecs: u64) {
        self.due = Some(self.loop_time + msecs);
    }

    fn peek(&self) -> Option<usize> {
        (0..self.lists.len()).min_by_key(|&i| (self.lists[i].expiry, self.lists[i].id))
    }

    fn find(&self, made: u64) -> Option<usize> {
        self.lists.iter().position(|l| l.made == made)
    }

    fn process_timers(&mut self, now: u64) -> Result<Option<u64>, Thrown> {
        self.next_expiry = None;
        let mut ran_a_list = false;
        while let Some(at) = self.peek() {
            let (expiry, made, msecs) = (self.lists[at].expiry, self.lists[at].made, self.lists[at].msecs);
            if expiry > now {
                self.next_expiry = Some(expiry);
                return Ok(Some(expiry));
            }
            if std::mem::replace(&mut ran_a_list, true) {
                self.process_ticks()?;
            }
            self.list_on_timeout(made, msecs, now)?;
        }
        Ok(None)
    }

    fn list_on_timeout(&mut self, made: u64, msecs: u64, now: u64) -> Result<(), Thrown> {
        let mut ran_a_timer = false;
        while let Some(timer) = self.find(made).and_then(|l| self.lists[l].timers.first().copied()) {
            let start = self.timers[timer].start;
            if start + msecs > now {
                let list = self.find(made).expect("just seen");
                self.list_id += 1;
                self.lists[list].expiry = (start + msecs).max(now + 1);
                self.lists[list].id = self.list_id;
                return Ok(());
            }
            if std::mem::replace(&mut ran_a_timer, true) {
                self.process_ticks()?;
            }
            self.remove(timer);
            if self.timers[timer].cleared {
                continue;
            }
            self.fire(timer)?;
        }
        if let Some(list) = self.find(made) {
            self.lists.remove(list);
        }
        Ok(())
    }

    fn fire(&mut self, timer: usize) -> Result<(), Thrown> {
        if self.timers[timer].repeats {
            self.update_time();
        }
        let start = self.loop_time;
        let body = self.timers[timer].body.clone();
        let result = self.call(&body);
        let listed = self.lists.iter().any(|l| l.timers.contains(&timer));
        let t = &mut self.timers[timer];
        if t.repeats && !t.cleared {
            self.insert(timer, start);
        } else if !listed && !t.destroyed {
            t.destroyed = true;
            self.refs -= i64::from(t.refed);
        }
        result
    }

    /// `L.remove`.
    pub(super) fn remove(&mut self, timer: usize) {
        for list in &mut self.lists {
            list.timers.retain(|&t| t != timer);
        }
    }

    pub(super) fn insert(&mut self, timer: usize, start: u64) {
        self.remove(timer);
        self.timers[timer].start = start;
        let msecs = self.timers[timer].msecs;
        if let Some(list) = self.lists.iter_mut().find(|l| l.msecs == msecs) {
            list.timers.push(timer);
            return;
        }
        self.list_id += 1;
        let (id, expiry) = (self.list_id, start + msecs);
        self.lists.push(List { msecs, expiry, id, made: id, timers: vec![timer] });
        if self.next_expiry.is_none_or(|next| next > expiry) {
            self.schedule(msecs);
            self.next_expiry = Some(expiry);
        }
    }

    pub(super) fn add_refs(&mut self, by: i64) {
        let before = self.refs;
        self.refs += by;
        match (before, self.refs) {
            (0, 1) => self.handle_ref = true,
            (1, 0) => self.handle_ref = false,
            _ => {}
        }
    }
}
