//! Watches the processes that run mutants: one that dies or does not answer is a finding.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;
use std::{env, thread};

use crate::memory::TOO_MUCH;
use crate::worker::FINE;

/// The argument that makes a process a worker.
pub(crate) const WORKER: &str = "--worker";

/// Within the bounds every run ends in a small part of this, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(30);

/// A process that runs mutants.
pub(crate) struct Watched {
    child: Child,
    input: ChildStdin,
    answers: Receiver<String>,
}

impl Watched {
    pub(crate) fn start() -> Self {
        let program = env::current_exe().expect("a test knows its own file");
        let mut child = Command::new(program)
            .arg(WORKER)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a test can start itself");
        let input = child.stdin.take().expect("it is piped");
        let output = child.stdout.take().expect("it is piped");
        let (send, answers) = channel();
        thread::spawn(move || {
            BufReader::new(output).lines().map_while(Result::ok).try_for_each(|line| send.send(line))
        });
        Self { child, input, answers }
    }

    /// How the mutant of this seed ended, or what is wrong with that. A process that came to its end is replaced.
    pub(crate) fn ending(&mut self, seed: u64) -> Result<String, String> {
        let asked = writeln!(self.input, "{seed}");
        let answer = match asked {
            Ok(()) => self.answers.recv_timeout(PATIENCE),
            Err(_) => Err(RecvTimeoutError::Disconnected),
        };
        match answer {
            Ok(answer) => answer.strip_prefix(FINE).map(str::to_owned).ok_or(answer.clone()),
            Err(RecvTimeoutError::Timeout) => {
                *self = Self::start();
                Err(format!("hang: no answer within {} s", PATIENCE.as_secs()))
            }
            Err(RecvTimeoutError::Disconnected) => {
                let ended = self.child.wait();
                *self = Self::start();
                match ended {
                    Ok(status) if status.code() == Some(TOO_MUCH) => {
                        Ok("one operation asks for too much memory".to_owned())
                    }
                    Ok(status) => Err(format!("crash: {status}")),
                    Err(error) => Err(format!("crash: {error}")),
                }
            }
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
