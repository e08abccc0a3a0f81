//! How written entries are put together: on one line, in columns, or each on its own line.

use boa_engine::{JsObject, value::JsVariant};

use super::{Inspector, options::Compact, width::string_width};
use crate::console::{kind, text::js_len};

/// What is around the entries.
#[derive(Clone, Debug)]
pub(super) struct Braces {
    /// `{`, `Foo [` …
    pub(super) open: String,
    /// `}` or `]`
    pub(super) close: &'static str,
}

impl Braces {
    pub(super) fn new(open: impl Into<String>, close: &'static str) -> Self {
        Self { open: open.into(), close }
    }
}

/// Whether the entries are elements, which may be grouped in columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    Array,
}

/// Arrays with more entries than this are grouped.
const GROUPED_FROM: usize = 6;

impl Inspector<'_> {
    /// The entries within their braces, after `base`.
    pub(super) fn lay_out(
        &mut self,
        mut output: Vec<String>,
        base: &str,
        braces: &Braces,
        kind: Kind,
        level: usize,
        value: Option<&JsObject>,
    ) -> String {
        if self.options.compact == Compact::Always {
            return self.lay_out_compactly(&output, base, braces);
        }
        let before = if base.is_empty() { String::new() } else { format!("{base} ") };
        if let Compact::Levels(levels) = self.options.compact
            && levels >= 1.0
        {
            let entries = output.len();
            if kind == Kind::Array && entries > GROUPED_FROM {
                output = self.group(output, levels, value);
            }
            let depth = self.current_depth as f64 - level as f64;
            if depth < levels && entries == output.len() {
                let start = output.len() + self.indentation + js_len(&braces.open) + js_len(base) + 10;
                if self.fits(&output, start, base) && !output.iter().any(|entry| entry.contains('\n')) {
                    return format!("{before}{} {} {}", braces.open, output.join(", "), braces.close);
                }
            }
        }
        let line = format!("\n{}", " ".repeat(self.indentation));
        let entries = output.join(&format!(",{line}  "));
        format!("{before}{}{line}  {entries}{line}{}", braces.open, braces.close)
    }

    fn lay_out_compactly(&self, output: &[String], base: &str, braces: &Braces) -> String {
        let after = if base.is_empty() { String::new() } else { format!(" {base}") };
        if self.fits(output, 0, base) {
            return format!("{}{after} {} {}", braces.open, output.join(", "), braces.close);
        }
        let indentation = " ".repeat(self.indentation);
        let first = if base.is_empty() && braces.open.len() == 1 {
            " ".to_owned()
        } else {
            format!("{after}\n{indentation}  ")
        };
        format!("{}{first}{} {}", braces.open, output.join(&format!(",\n{indentation}  ")), braces.close)
    }

    /// Whether the entries fit on one line that already has `start` characters.
    fn fits(&self, output: &[String], start: usize, base: &str) -> bool {
        if self.options.break_length == f64::INFINITY {
            return !base.contains('\n') && !output.iter().any(|entry| entry.contains('\n'));
        }
        let mut total = (output.len() + start) as f64;
        if total + output.len() as f64 > self.options.break_length {
            return false;
        }
        for entry in output {
            total += if self.options.colors { string_width(entry) } else { js_len(entry) } as f64;
            if total > self.options.break_length {
                return false;
            }
        }
        !base.contains('\n')
    }

    /// Puts the elements of an array in columns, several to a line, unless their lengths differ too much.
    fn group(&mut self, output: Vec<String>, levels: f64, value: Option<&JsObject>) -> Vec<String> {
        let has_more = self.options.max_array_length < output.len() as f64;
        let count = if has_more { output.len() - 1 } else { output.len() };
        let widths: Vec<usize> = output[..count].iter().map(|entry| string_width(entry)).collect();
        let Some(columns) = self.columns(&widths, output.len(), levels) else {
            return output;
        };
        let column_widths: Vec<usize> = (0..columns)
            .map(|column| widths.iter().skip(column).step_by(columns).copied().max().unwrap_or(0) + 2)
            .collect();
        let right = value.is_none_or(|value| self.has_only_numbers(value, output.len()));
        let mut lines: Vec<String> = output[..count]
            .chunks(columns)
            .zip(widths.chunks(columns))
            .map(|(entries, widths)| line(entries, widths, &column_widths, right))
            .collect();
        lines.extend(output.into_iter().skip(count));
        lines
    }

    /// In how many columns; about a square, as characters are 2.5 times as high as wide.
    fn columns(&self, widths: &[usize], entries: usize, levels: f64) -> Option<usize> {
        let total = widths.iter().map(|width| width + 2).sum::<usize>() as f64;
        let longest = widths.iter().copied().max().unwrap_or(0);
        let column = (longest + 2) as f64;
        let room = self.options.break_length;
        let indentation = self.indentation as f64;
        if column * 3.0 + indentation >= room || (total / column <= 5.0 && longest > 6) {
            return None;
        }
        let bias = (column - total / entries as f64).sqrt();
        let biased = (column - 3.0 - bias).max(1.0);
        let square = (2.5 * biased * widths.len() as f64).sqrt() / biased;
        let columns =
            (square + 0.5).floor().min(((room - indentation) / column).floor()).min(levels * 4.0).min(15.0);
        (columns > 1.0).then_some(columns as usize)
    }

    /// Numbers are aligned at their right end.
    fn has_only_numbers(&mut self, value: &JsObject, count: usize) -> bool {
        if let Some((_, length)) = kind::typed_array(value, self.context) {
            return count <= length;
        }
        (0..count).all(|index| {
            let index = u32::try_from(index).unwrap_or(u32::MAX - 1);
            let own = value.borrow().properties().get(&index.into());
            let value = own.and_then(|own| own.value().cloned());
            matches!(
                value.map(|value| value.variant()),
                Some(JsVariant::Integer32(_) | JsVariant::Float64(_) | JsVariant::BigInt(_))
            )
        })
    }
}

fn line(entries: &[String], widths: &[usize], columns: &[usize], right: bool) -> String {
    let mut out = String::new();
    for (index, (entry, width)) in entries.iter().zip(widths).enumerate() {
        let is_last = index + 1 == entries.len();
        let text = if is_last { entry.clone() } else { format!("{entry}, ") };
        let width = if is_last { *width } else { width + 2 };
        let column = if is_last { columns[index] - 2 } else { columns[index] };
        let padding = " ".repeat(column.saturating_sub(width));
        match (right, is_last) {
            (true, _) => out.extend([padding.as_str(), &text]),
            (false, false) => out.extend([text.as_str(), &padding]),
            (false, true) => out.push_str(&text),
        }
    }
    out
}
