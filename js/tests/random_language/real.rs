//! The real Node, through `web/truth/language.mjs`: one process, many programs.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// A running server of the real Node.
pub(crate) struct Real {
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Real {
    /// Starts the server.
    pub(crate) fn open() -> Self {
        let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web");
        assert!(
            web.join("node_modules").is_dir(),
            "web/node_modules is missing, so there is no real Node to ask: run `cargo xtask test`"
        );
        let mut child = Command::new("node")
            .arg(web.join("truth/language.mjs"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("`node` starts the server of the real Node");
        let questions = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().expect("it is piped"));
        Self { child, questions, answers }
    }

    /// What Node prints for a program.
    pub(crate) fn run(&mut self, code: &str) -> String {
        let questions = self.questions.as_mut().expect("the server is open");
        writeln!(questions, "{}", json!({ "id": 0, "code": code }))
            .expect("the server of the real Node has ended");
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("the server answers in UTF-8");
        let answer: Value = serde_json::from_str(&line).expect("the server of the real Node has ended");
        answer["stdout"].as_str().expect("an answer holds what was printed").to_owned()
    }
}

impl Drop for Real {
    /// The server ends when its input does.
    fn drop(&mut self) {
        self.questions = None;
        let _ = self.child.wait();
    }
}
