//! The size of what a visitor downloads: bounded, so that it cannot grow unnoticed.

use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::Result;

/// What the engine may weigh on the wire.
const GZIP_BOUND: usize = 1_750_000;

/// Prints the artifact's size, plain and compressed, and fails beyond the bound.
pub(crate) fn report(artifact: &Path) -> Result {
    let bytes = fs::read(artifact).map_err(|e| format!("{}: {e}", artifact.display()))?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&bytes).map_err(|e| e.to_string())?;
    let gzip = encoder.finish().map_err(|e| e.to_string())?.len();
    println!("engine: {} bytes, {gzip} gzipped", bytes.len());
    if gzip > GZIP_BOUND {
        return Err(format!("the engine weighs {gzip} bytes gzipped, more than {GZIP_BOUND}"));
    }
    Ok(())
}
