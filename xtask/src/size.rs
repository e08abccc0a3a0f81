//! The size of what a visitor downloads: bounded, so that it cannot grow unnoticed.

use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::Result;

/// What the engine may weigh on the wire.
const GZIP_BOUND: usize = 1_900_000;

/// What the part for `Intl` may weigh on the wire.
const INTL_GZIP_BOUND: usize = 300_000;

/// What the clock may weigh on the wire with all its JavaScript.
const CLOCK_GZIP_BOUND: usize = 60_000;

/// Prints the artifact's size, plain and compressed, and fails beyond the bound.
pub(crate) fn report(artifact: &Path) -> Result {
    weigh("engine", artifact, GZIP_BOUND)
}

/// The same for the part for `Intl`.
pub(crate) fn report_intl(artifact: &Path) -> Result {
    weigh("part for Intl", artifact, INTL_GZIP_BOUND)
}

/// The same for the clock, with all its JavaScript: the file for a page without a bundler.
pub(crate) fn report_clock(bundle: &Path) -> Result {
    weigh("clock", bundle, CLOCK_GZIP_BOUND)
}

fn weigh(what: &str, artifact: &Path, bound: usize) -> Result {
    let bytes = fs::read(artifact).map_err(|e| format!("{}: {e}", artifact.display()))?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&bytes).map_err(|e| e.to_string())?;
    let gzip = encoder.finish().map_err(|e| e.to_string())?.len();
    println!("{what}: {} bytes, {gzip} gzipped", bytes.len());
    if gzip > bound {
        return Err(format!("the {what} weighs {gzip} bytes gzipped, more than {bound}"));
    }
    Ok(())
}
