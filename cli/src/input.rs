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
        return text("standard input", bytes);
    }
    let bytes = std::fs::read(file).map_err(|e| format!("cannot read '{file}': {}", reason(&e)))?;
    text(file, bytes)
}

fn text(name: &str, bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|e| {
        format!(
            "'{name}' is not UTF-8 text: the first bad byte is at offset {}",
            e.utf8_error().valid_up_to()
        )
    })
}

/// The system's words without its error number.
pub(crate) fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}
