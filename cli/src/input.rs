//! The program's text, from a file or from standard input.

use std::io::Read;
use std::path::Path;

use looplab_js::Program;

/// Reads the program named on the command line.
pub(crate) fn program(file: &str) -> Result<Program, String> {
    let text = read(file)?;
    if file == "-" {
        return Ok(Program::new("[stdin]", text));
    }
    let path = std::path::absolute(Path::new(file)).unwrap_or_else(|_| file.into());
    Ok(Program::new(path.to_string_lossy(), text))
}

/// Reads a file, or standard input for `-`.
pub(crate) fn read(file: &str) -> Result<String, String> {
    if file == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(|e| format!("cannot read standard input: {e}"))?;
        return Ok(text(bytes));
    }
    let bytes = std::fs::read(file).map_err(|e| format!("cannot read '{file}': {}", reason(&e)))?;
    Ok(text(bytes))
}

/// As the runtimes decode a source: what is not UTF-8 becomes U+FFFD.
/// <https://encoding.spec.whatwg.org/#utf-8-decode-without-bom-or-fail>
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned())
}

/// The system's words without its error number.
pub(crate) fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}
