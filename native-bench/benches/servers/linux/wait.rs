//! One wait with N idle and 5 ready descriptors, by select, poll and epoll: flat against linear.

use std::io;
use std::os::fd::{AsRawFd, OwnedFd};
use std::time::Instant;

use rustix::buffer::spare_capacity;
use rustix::event::{EventfdFlags, PollFd, PollFlags, epoll, eventfd, poll};
use serde::Serialize;

use super::stats::Stat;

const READY: usize = 5;

/// One number of idle descriptors; nanoseconds per wait.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) idle: usize,
    /// `select` knows no descriptor above 1,023.
    pub(crate) select: Option<Stat>,
    pub(crate) poll: Stat,
    pub(crate) epoll: Stat,
}

fn descriptors(idle: usize) -> io::Result<Vec<OwnedFd>> {
    // The ready ones stand among the others, as they do in life.
    let every = (idle + READY) / READY;
    (0..idle + READY)
        .map(|n| Ok(eventfd(u32::from(n % every == 0 && n / every < READY), EventfdFlags::NONBLOCK)?))
        .collect()
}

/// Nanoseconds per call of `wait`, several times.
fn time(rounds: usize, calls: usize, mut wait: impl FnMut() -> io::Result<usize>) -> io::Result<Stat> {
    let mut values = Vec::new();
    for _ in 0..rounds {
        let start = Instant::now();
        for _ in 0..calls {
            let ready = wait()?;
            if ready != READY {
                return Err(io::Error::other(format!("{ready} ready instead of {READY}")));
            }
        }
        values.push(start.elapsed().as_nanos() as f64 / calls as f64);
    }
    Ok(Stat::of(values))
}

pub(crate) fn measure(idle: usize, quick: bool) -> io::Result<Row> {
    let all = descriptors(idle)?;
    let rounds = if quick { 3 } else { 7 };
    let calls = (if quick { 400_000 } else { 2_000_000 } / (idle + 100)).max(50);
    let mut polled: Vec<PollFd<'_>> = all.iter().map(|fd| PollFd::new(fd, PollFlags::IN)).collect();
    let epoll_fd = epoll::create(epoll::CreateFlags::CLOEXEC)?;
    for (n, fd) in all.iter().enumerate() {
        epoll::add(&epoll_fd, fd, epoll::EventData::new_u64(n as u64), epoll::EventFlags::IN)?;
    }
    let mut events = Vec::with_capacity(1024);
    Ok(Row {
        idle,
        select: select(&all, rounds, calls)?,
        poll: time(rounds, calls, || Ok(poll(&mut polled, None)?))?,
        epoll: time(rounds, calls * 10, || {
            events.clear();
            Ok(epoll::wait(&epoll_fd, spare_capacity(&mut events), None)?)
        })?,
    })
}

/// `select` overwrites its sets, so each call fills them anew, as each program has to.
fn select(all: &[OwnedFd], rounds: usize, calls: usize) -> io::Result<Option<Stat>> {
    let highest = all.iter().map(AsRawFd::as_raw_fd).max().unwrap_or(0);
    if highest >= libc::FD_SETSIZE as i32 {
        return Ok(None);
    }
    // SAFETY: an fd_set is an array of integers, for which zeros are a value.
    let mut asked: libc::fd_set = unsafe { std::mem::zeroed() };
    for fd in all {
        // SAFETY: the descriptor is below FD_SETSIZE, as was just seen.
        unsafe { libc::FD_SET(fd.as_raw_fd(), &raw mut asked) };
    }
    let wait = || {
        let mut set = asked;
        let null = std::ptr::null_mut();
        // SAFETY: `set` lives as long as the call; what is not asked for may be null.
        match unsafe { libc::select(highest + 1, &raw mut set, null, null, std::ptr::null_mut()) } {
            -1 => Err(io::Error::last_os_error()),
            n => Ok(n as usize),
        }
    };
    time(rounds, calls, wait).map(Some)
}
