//! The durations of `console.time`, written as Node and Chromium write them.

const SECOND: f64 = 1000.0;
const MINUTE: f64 = 60.0 * SECOND;
const HOUR: f64 = 60.0 * MINUTE;

/// `1.5ms`, `2.000s`, `1:05.000 (m:ss.mmm)`.
pub(super) fn node_duration(ms: f64) -> String {
    if ms < SECOND {
        // Rounded to three places, without zeros at the end.
        let rounded = format!("{ms:.3}");
        let short = rounded.trim_end_matches('0').trim_end_matches('.');
        return format!("{short}ms");
    }
    if ms < MINUTE {
        return format!("{:.3}s", ms / SECOND);
    }
    let hours = (ms / HOUR).floor();
    let minutes = (ms % HOUR / MINUTE).floor();
    let seconds = format!("{:06.3}", ms % MINUTE / SECOND);
    if hours > 0.0 {
        return format!("{hours}:{minutes:02}:{seconds} (h:mm:ss.mmm)");
    }
    format!("{minutes}:{seconds} (m:ss.mmm)")
}

/// `1.5 ms`, whatever the size.
pub(super) fn chromium_duration(ms: f64) -> String {
    format!("{} ms", super::text::number_text(ms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_as_node_writes_them() {
        for (ms, text) in [
            (0.0, "0ms"),
            (0.12345, "0.123ms"),
            (12.0, "12ms"),
            (999.5, "999.5ms"),
            (1500.0, "1.500s"),
            (65_000.0, "1:05.000 (m:ss.mmm)"),
            (3_661_001.0, "1:01:01.001 (h:mm:ss.mmm)"),
        ] {
            assert_eq!(node_duration(ms), text);
        }
    }
}
