//! Plots as SVG text: bars, and lines on logarithmic axes.

use std::fmt::Write;

const WIDTH: f64 = 720.0;
const COLOURS: [&str; 8] =
    ["#2563eb", "#ea580c", "#16a34a", "#9333ea", "#dc2626", "#0891b2", "#a16207", "#64748b"];

/// Text that is safe between tags and in attributes.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A number as a person reads it.
pub(crate) fn number(value: f64) -> String {
    match value.abs() {
        v if v >= 1_000_000.0 => format!("{:.1} M", value / 1_000_000.0),
        v if v >= 10_000.0 => format!("{:.0} k", value / 1_000.0),
        v if v >= 100.0 || v == 0.0 => format!("{value:.0}"),
        v if v >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

/// A bar with its spread.
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) value: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) ours: bool,
}

/// Horizontal bars from zero, each with a whisker from its lowest to its highest round.
pub(crate) fn bars(title: &str, unit: &str, bars: &[Bar]) -> String {
    const LABEL: f64 = 190.0;
    const ROW: f64 = 24.0;
    let most = bars.iter().map(|b| b.high.max(b.value)).fold(0.0, f64::max);
    let scale = if most > 0.0 { (WIDTH - LABEL - 110.0) / most } else { 0.0 };
    let height = ROW * bars.len() as f64 + 8.0;
    let mut svg = open(title, height);
    for (n, bar) in bars.iter().enumerate() {
        let (y, end) = (ROW * n as f64 + 4.0, LABEL + bar.value * scale);
        let colour = if bar.ours { COLOURS[1] } else { COLOURS[0] };
        let (low, high, middle) = (LABEL + bar.low * scale, LABEL + bar.high * scale, y + 9.0);
        let _ = write!(
            svg,
            "<text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"end\">{}</text>\
             <rect x=\"{LABEL}\" y=\"{y}\" width=\"{:.1}\" height=\"18\" fill=\"{colour}\"/>\
             <path d=\"M{low:.1} {middle}H{high:.1}\" stroke=\"currentColor\"/>\
             <text x=\"{:.0}\" y=\"{:.0}\">{} {}</text>",
            LABEL - 8.0,
            y + 14.0,
            escape(&bar.label),
            (end - LABEL).max(1.0),
            high.max(end) + 6.0,
            y + 14.0,
            number(bar.value),
            escape(unit),
        );
    }
    svg + "</svg>"
}

/// A named row of points.
pub(crate) struct Line {
    pub(crate) label: String,
    pub(crate) points: Vec<(f64, f64)>,
}

/// Lines with both axes logarithmic.
pub(crate) fn lines(title: &str, x_unit: &str, y_unit: &str, lines: &[Line]) -> String {
    const HEIGHT: f64 = 340.0;
    const PLOT: (f64, f64, f64, f64) = (70.0, 14.0, 480.0, 280.0);
    let points = || lines.iter().flat_map(|l| &l.points).filter(|p| p.0 > 0.0 && p.1 > 0.0);
    let bounds = |f: &dyn Fn(&(f64, f64)) -> f64| {
        let (low, high) = points().map(f).fold((f64::MAX, 0.0_f64), |(a, b), v| (a.min(v), b.max(v)));
        (low.log10().floor(), high.log10().ceil().max(low.log10().floor() + 1.0))
    };
    let mut svg = open(title, HEIGHT);
    if points().next().is_none() {
        return svg + "</svg>";
    }
    let ((x0, x1), (y0, y1)) = (bounds(&|p| p.0), bounds(&|p| p.1));
    let (left, top, width, height) = PLOT;
    let x = |v: f64| left + (v.log10() - x0) / (x1 - x0) * width;
    let y = |v: f64| top + height - (v.log10() - y0) / (y1 - y0) * height;
    for power in x0 as i32..=x1 as i32 {
        let (at, value) = (x(10_f64.powi(power)), number(10_f64.powi(power)));
        let bottom = top + height;
        let _ = write!(
            svg,
            "<path d=\"M{at:.1} {top}V{bottom}\" class=\"grid\"/><text x=\"{at:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{value}</text>",
            bottom + 18.0
        );
    }
    for power in y0 as i32..=y1 as i32 {
        let (at, value) = (y(10_f64.powi(power)), number(10_f64.powi(power)));
        let _ = write!(
            svg,
            "<path d=\"M{left} {at:.1}H{:.0}\" class=\"grid\"/><text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{value}</text>",
            left + width,
            left - 8.0,
            at + 4.0
        );
    }
    for (n, line) in lines.iter().enumerate() {
        let colour = COLOURS[n % COLOURS.len()];
        let shown: Vec<_> = line.points.iter().filter(|p| p.0 > 0.0 && p.1 > 0.0).collect();
        let path: Vec<String> = shown.iter().map(|p| format!("{:.1} {:.1}", x(p.0), y(p.1))).collect();
        let _ = write!(
            svg,
            "<path d=\"M{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            path.join("L")
        );
        for p in shown {
            let _ =
                write!(svg, "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\" fill=\"{colour}\"/>", x(p.0), y(p.1));
        }
        let row = top + 14.0 + 20.0 * n as f64;
        let _ = write!(
            svg,
            "<rect x=\"570\" y=\"{:.0}\" width=\"12\" height=\"12\" fill=\"{colour}\"/><text x=\"588\" y=\"{row:.0}\">{}</text>",
            row - 11.0,
            escape(&line.label)
        );
    }
    let _ = write!(
        svg,
        "<text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"middle\">{}</text><text x=\"4\" y=\"11\">{}</text></svg>",
        left + width / 2.0,
        HEIGHT - 8.0,
        escape(x_unit),
        escape(y_unit)
    );
    svg
}

fn open(title: &str, height: f64) -> String {
    let title = escape(title);
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{title}\"><title>{title}</title>"
    )
}
