//! Processes that do not outlive the one that started them, however that one ends.

use std::os::unix::process::CommandExt;
use std::process::Command;

use rustix::process::{Signal, getpid, getppid, set_parent_process_death_signal};

/// Lets the kernel kill what `command` starts when the thread that starts it ends, which the bench's main thread does only
/// with the bench: a server or a load that is left behind would spoil every measurement to come.
///
/// See `PR_SET_PDEATHSIG` in [prctl(2)](https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html): it holds across
/// `exec`, so for peers in any language, and not for their children.
pub(crate) fn mortal(command: &mut Command) -> &mut Command {
    let parent = getpid();
    let ask = move || {
        set_parent_process_death_signal(Some(Signal::KILL))?;
        // It may have ended before the kernel was asked.
        if getppid() == Some(parent) { Ok(()) } else { Err(std::io::ErrorKind::NotFound.into()) }
    };
    // SAFETY: between fork and exec only two system calls are made, and nothing is allocated.
    unsafe { command.pre_exec(ask) }
}
