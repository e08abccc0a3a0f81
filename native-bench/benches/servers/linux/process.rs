//! Servers as processes: started, asked how much they used, ended.

use std::fs::{read_dir, read_to_string};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, ChildStdout, Command, Stdio};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::machine::{TICK_NS, pinned};
pub(crate) use super::mortal::mortal;

/// A server that listens.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    /// Held open: a server that cannot write to it might end.
    _stdout: BufReader<ChildStdout>,
}

impl Server {
    /// Starts it on these processors and waits until it says where it listens.
    pub(crate) fn start(command: &[String], processors: &[usize]) -> Result<Self, String> {
        let (program, arguments) = command.split_first().ok_or("no program")?;
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child =
            pinned(processors, || mortal(&mut command).spawn()).map_err(|e| format!("{program}: {e}"))?;
        let mut stdout = BufReader::new(child.stdout.take().ok_or("no output")?);
        let mut line = String::new();
        let read = stdout.read_line(&mut line);
        match line.trim().strip_prefix("PORT ").and_then(|port| port.parse::<u16>().ok()) {
            Some(port) => Ok(Self { child, address: ([127, 0, 0, 1], port).into(), _stdout: stdout }),
            None => {
                let _ = child.kill();
                let status = child.wait();
                Err(format!("{program} does not listen: {read:?}, {line:?}, {status:?}"))
            }
        }
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to end, and waits until it has.
    pub(crate) fn terminate(mut self) {
        let pid = i32::try_from(self.pid()).ok().and_then(rustix::process::Pid::from_raw);
        if let Some(pid) = pid {
            let _ = rustix::process::kill_process(pid, rustix::process::Signal::TERM);
            let _ = self.child.wait();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for child in children(self.pid()) {
            let pid = i32::try_from(child).ok().and_then(rustix::process::Pid::from_raw);
            if let Some(pid) = pid {
                let _ = rustix::process::kill_process(pid, rustix::process::Signal::KILL);
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts this program again on these processors, in another role, and waits for what comes of it.
pub(crate) fn ask<P: Serialize, O: DeserializeOwned>(
    role: &str,
    plan: &P,
    processors: &[usize],
) -> Result<O, String> {
    let exe = std::env::current_exe().map_err(|e| e.to_string())?;
    let plan = serde_json::to_string(plan).map_err(|e| e.to_string())?;
    let mut command = Command::new(exe);
    command.args([role, &plan]).stderr(Stdio::piped());
    let output = pinned(processors, || mortal(&mut command).output()).map_err(|e| e.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_string());
    }
    serde_json::from_slice(&output.stdout).map_err(|e| e.to_string())
}

/// The processes that this one has started.
pub(crate) fn children(pid: u32) -> Vec<u32> {
    let text = read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
    text.split_whitespace().filter_map(|n| n.parse().ok()).collect()
}

/// Processor time, in nanoseconds.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Used {
    /// By the scheduler's exact account.
    pub(crate) cpu: u64,
    /// In user mode, by sampling: exact only over seconds.
    pub(crate) user: u64,
}

/// What a process, its threads and its children have used so far.
pub(crate) fn used(pid: u32) -> Used {
    children(pid)
        .into_iter()
        .chain([pid])
        .map(used_by_one)
        .fold(Used::default(), |a, b| Used { cpu: a.cpu + b.cpu, user: a.user + b.user })
}

fn used_by_one(pid: u32) -> Used {
    let tasks = read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    let cpu = tasks.filter_map(|task| {
        let text = read_to_string(task.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<u64>().ok()
    });
    let stat = read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // The name, in parentheses, may hold spaces; utime is the 12th field behind it.
    let user =
        stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(11)?.parse::<u64>().ok());
    Used { cpu: cpu.sum(), user: user.unwrap_or(0) * TICK_NS }
}

/// Memory of a process and its children, in bytes.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Memory {
    /// In memory, private to it.
    pub(crate) resident: u64,
    pub(crate) virtual_size: u64,
}

/// What a process and its children occupy. Resident is what is private: shared pages are counted for nobody.
pub(crate) fn memory(pid: u32) -> Memory {
    children(pid).into_iter().chain([pid]).map(memory_of_one).fold(Memory::default(), |a, b| Memory {
        resident: a.resident + b.resident,
        virtual_size: a.virtual_size + b.virtual_size,
    })
}

fn memory_of_one(pid: u32) -> Memory {
    let kib = |file: &str, name: &str| -> u64 {
        let text = read_to_string(format!("/proc/{pid}/{file}")).unwrap_or_default();
        let fields = text.lines().filter(|l| l.starts_with(name));
        fields.filter_map(|l| l.split_whitespace().nth(1)?.parse::<u64>().ok()).sum()
    };
    let resident = kib("smaps_rollup", "Private_") * 1024;
    Memory { resident, virtual_size: kib("status", "VmSize:") * 1024 }
}
