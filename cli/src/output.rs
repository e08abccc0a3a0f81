//! What cannot be written: a reader that went away is no trouble of ours, anything else is.

use std::io::{self, ErrorKind, Write};
use std::sync::Mutex;

use looplab_core::trace::Stream;

/// Whether writing to standard output went well, in words if not.
pub(crate) fn written(result: io::Result<()>) -> Result<(), String> {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("cannot write standard output: {}", crate::input::reason(&error)))
        }
        _ => Ok(()),
    }
}

/// One line on standard error. If that cannot be written either, the exit code has to do.
pub(crate) fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "looplab: {message}");
}

/// A program's output on its way out.
#[derive(Default)]
pub(crate) struct Streamed {
    /// What went wrong first.
    trouble: Mutex<Option<io::Error>>,
}

impl Streamed {
    /// Writes what the program wrote, at once.
    pub(crate) fn write(&self, stream: Stream, text: &str) {
        let mut trouble = self.trouble.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if trouble.is_some() && stream == Stream::Stdout {
            return;
        }
        let done = match stream {
            Stream::Stdout => {
                let mut out = io::stdout().lock();
                out.write_all(text.as_bytes()).and_then(|()| out.flush())
            }
            // A program's errors that cannot be shown have nowhere else to go.
            Stream::Stderr => io::stderr().write_all(text.as_bytes()).or(Ok(())),
        };
        if let Err(error) = done {
            *trouble = Some(error);
        }
    }

    /// Whether all of it was written.
    pub(crate) fn result(&self) -> Result<(), String> {
        let trouble = self.trouble.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
        written(trouble.map_or(Ok(()), Err))
    }
}
