//! A process per connection, as inetd and early web servers had it: `fork` after `accept`.

use std::io;
use std::net::TcpListener;

use rustix::process::{Signal, set_parent_process_death_signal};

use super::serve::serve_blocking;

pub(crate) fn process_per_connection(listener: &TcpListener) -> io::Result<()> {
    // Children that end shall not stay as zombies.
    // SAFETY: SIG_IGN installs no code of ours.
    unsafe { libc::signal(libc::SIGCHLD, libc::SIG_IGN) };
    loop {
        let (stream, _) = listener.accept()?;
        stream.set_nodelay(true)?;
        // SAFETY: this process has one thread, so the child's copy of it is whole, and may go on as any process may.
        match unsafe { libc::fork() } {
            0 => {
                // As the bench's own children are (`mortal.rs`), which this is not.
                set_parent_process_death_signal(Some(Signal::KILL))?;
                serve_blocking(stream);
                std::process::exit(0);
            }
            -1 => return Err(io::Error::last_os_error()),
            _ => {}
        }
    }
}

/// Forks once and waits for the child, which ends at once.
pub(crate) fn fork_and_wait() -> io::Result<()> {
    // SAFETY: the child calls only `_exit`, which is allowed in the child of a process with threads too.
    match unsafe { libc::fork() } {
        // SAFETY: it returns never, and runs no destructors that belong to the parent.
        0 => unsafe { libc::_exit(0) },
        -1 => Err(io::Error::last_os_error()),
        pid => {
            let mut status = 0;
            // SAFETY: `status` lives as long as the call.
            match unsafe { libc::waitpid(pid, &raw mut status, 0) } {
                -1 => Err(io::Error::last_os_error()),
                _ => Ok(()),
            }
        }
    }
}
