//! The real runtimes, through `web/truth/serve.mjs`.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use looplab_js::Runtime;
use serde_json::{Value, json};

use crate::ast::Program;
use crate::render::render;
use crate::truth::Seen;

/// A program is stopped after 10 s by the server itself, and a browser may take as long to start.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server of one real runtime.
pub(crate) struct Real {
    child: Child,
    questions: Option<Sender<String>>,
    answers: Receiver<String>,
    next_id: u64,
}

impl Real {
    /// Starts the server.
    pub(crate) fn open(runtime: Runtime) -> Self {
        let web = web();
        assert!(
            web.join("node_modules").is_dir(),
            "web/node_modules is missing, so there is no real runtime to ask: run `cargo xtask test`"
        );
        let name = if runtime == Runtime::Node { "node" } else { "browser" };
        let mut child = Command::new("node")
            .arg(web.join("truth/serve.mjs"))
            .args(["--runtime", name, "--jobs", "2"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("`node` starts the server of the real runtimes");
        let (questions, to_send) = channel::<String>();
        let (send, answers) = channel();
        let mut stdin = child.stdin.take().expect("it is piped");
        let stdout = BufReader::new(child.stdout.take().expect("it is piped"));
        // The server reads no further than it can work, so writing may wait: both ways have a thread of their own.
        thread::spawn(move || to_send.iter().try_for_each(|line| writeln!(stdin, "{line}")));
        thread::spawn(move || stdout.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
        Self { child, questions: Some(questions), answers, next_id: 0 }
    }

    /// What the runtime prints for each of these programs.
    pub(crate) fn run(&mut self, programs: &[Program]) -> Vec<Seen> {
        let first = self.next_id;
        for program in programs {
            let question = json!({
                "id": self.next_id, "name": program.name(), "code": render(program), "settle": program.over() + 400,
            });
            self.next_id += 1;
            let questions = self.questions.as_ref().expect("the server is open");
            questions.send(question.to_string()).expect("the server of the real runtimes has ended");
        }
        let mut answers: HashMap<u64, Seen> = programs.iter().map(|_| self.answer()).collect();
        (first..self.next_id).map(|id| answers.remove(&id).expect("every question has its answer")).collect()
    }

    fn answer(&self) -> (u64, Seen) {
        let line = self.answers.recv_timeout(PATIENCE).unwrap_or_else(|_| {
            panic!("no answer from the real runtime for {} s, or its server has ended", PATIENCE.as_secs())
        });
        let answer: Value = serde_json::from_str(&line).expect("answers are JSON");
        assert!(answer["error"].is_null(), "the real runtime did not run a program: {}", answer["error"]);
        let text = |key: &str| answer[key].as_str().unwrap_or_default().to_owned();
        let exit = answer["exit"].as_i64().unwrap_or(-1);
        (
            answer["id"].as_u64().unwrap_or_default(),
            Seen { stdout: text("stdout"), stderr: text("stderr"), exit },
        )
    }
}

impl Drop for Real {
    /// The server ends when its input does; after a failure it may still be busy and is stopped.
    fn drop(&mut self) {
        self.questions = None;
        if thread::panicking() {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

fn web() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../web")
}
