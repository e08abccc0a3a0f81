//! The processes that run the tests, and what they answered.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;
use std::{env, thread};

use crate::options::Options;
use crate::plan::Plan;

/// What fails in one test, once for each way it was run.
pub(crate) type Failures = Vec<String>;

/// A test that takes longer never ends.
const PATIENCE: Duration = Duration::from_secs(40);

/// Runs every test of the plan.
pub(crate) fn run(plan: &Plan, options: &Options) -> Result<BTreeMap<String, Failures>, String> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let jobs = if options.jobs == 0 { processors } else { options.jobs };
    let work = Mutex::new(plan.tests.keys());
    let results = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        let run_some = || -> Result<(), String> {
            let mut process = Process::start(options)?;
            loop {
                let next = work.lock().map_err(|e| e.to_string())?.next();
                let Some(path) = next else { return Ok(()) };
                let failures = match process.ask(path) {
                    Ok(failures) => failures,
                    Err(how) => {
                        process = Process::start(options)?;
                        vec![how.to_owned()]
                    }
                };
                results.lock().map_err(|e| e.to_string())?.insert(path.clone(), failures);
            }
        };
        let threads: Vec<_> = (0..jobs).map(|_| scope.spawn(run_some)).collect();
        threads.into_iter().try_for_each(|t| t.join().map_err(|_| "a thread panicked".to_owned())?)
    })?;
    results.into_inner().map_err(|e| e.to_string())
}

/// A process that answers tests.
struct Process {
    child: Child,
    input: ChildStdin,
    answers: Receiver<String>,
}

impl Process {
    fn start(options: &Options) -> Result<Self, String> {
        let program = env::current_exe().map_err(|e| e.to_string())?;
        let mut command = Command::new(program);
        command.arg("--worker").arg("--path").arg(&options.path);
        if options.bare {
            command.arg("--bare");
        }
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|e| format!("cannot start a process: {e}"))?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("a process has no pipes".to_owned());
        };
        let (send, answers) = channel();
        thread::spawn(move || {
            BufReader::new(output).lines().map_while(Result::ok).try_for_each(|line| send.send(line))
        });
        Ok(Self { child, input, answers })
    }

    /// What fails in a test, or what became of the process.
    fn ask(&mut self, path: &str) -> Result<Failures, &'static str> {
        writeln!(self.input, "{path}").map_err(|_| "crash: the process died")?;
        let answer = self.answers.recv_timeout(PATIENCE).map_err(|error| match error {
            RecvTimeoutError::Timeout => "hang: no answer in time",
            RecvTimeoutError::Disconnected => "crash: the process died",
        })?;
        serde_json::from_str(&answer).map_err(|_| "crash: no answer")
    }
}

impl Drop for Process {
    /// It may be in the middle of a test that never ends.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
