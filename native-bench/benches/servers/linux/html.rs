//! The report as one page that needs nothing else: tables, plots, and what each comparison is worth.

use std::fmt::Write;

use super::report::Report;
use super::rounds::Row;
use super::stats::Stat;
use super::svg::{Bar, Line, bars, escape, lines, number};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1e293b;\
background:#fff}table{border-collapse:collapse;margin:1rem 0;font-size:14px;display:block;overflow-x:auto}\
td,th{padding:.2rem .6rem;white-space:nowrap;text-align:right;border-bottom:1px solid #cbd5e1}td:first-child,th:first-child{text-align:left}\
svg{width:100%;max-width:45rem;font:12px system-ui,sans-serif;fill:currentColor}.grid{stroke:#94a3b8;stroke-width:.4}\
@media(prefers-color-scheme:dark){body{background:#0f172a;color:#e2e8f0}td,th{border-color:#475569}}";

/// The whole page.
pub(crate) fn page(report: &Report) -> String {
    let mut out = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Looplab: what servers cost</title><style>{STYLE}</style><h1>What servers cost</h1>"
    );
    machine(&mut out, report);
    echo(&mut out, report);
    section(&mut out, "HTTP/1.1, keep-alive, 64 connections", HTTP, &report.http);
    section(&mut out, "Idle beside 1,000 active connections", IDLE, &report.idle_beside_active);
    section(&mut out, "One loop against one per core", LOOPS, &report.loops);
    memory(&mut out, report);
    wait(&mut out, report);
    blocking(&mut out, report);
    pool(&mut out, report);
    timers(&mut out, report);
    small(&mut out, report);
    out + "</html>\n"
}

const ECHO: &str = "64 bytes there and back, one request under way per connection. The server has one processor, the load \
generator another. Both are saturated together, so requests per second flatter who is slow: judge by processor time per \
request. Bars: median; thin line: lowest and highest round. One connection measures the machine's wake-up, not the server.";
const HTTP: &str =
    "The same small answer from all. Node's parser, headers and objects are part of what it offers.";
const IDLE: &str = "What open but silent connections cost those that work.";
const LOOPS: &str = "Nothing is pinned, and the load generator competes for the same processors: with few of them there is \
little to win.";

fn machine(out: &mut String, report: &Report) {
    let m = &report.machine;
    let _ = write!(
        out,
        "<p>{} · {} processors · {} MiB · Linux {} · {} rounds of {} ms{} · {:.0} s in all.</p>",
        escape(&m.processor),
        m.processors,
        m.memory_mib,
        escape(&m.kernel),
        report.options.rounds,
        report.options.measure_ms,
        if report.options.quick { " (quick)" } else { "" },
        report.took_seconds,
    );
    if m.foreign_before > super::machine::MOST_FOREIGN {
        let percent = m.foreign_before * 100.0;
        let _ = write!(
            out,
            "<p><strong>Others used {percent:.0} % of the machine when this began: believe ratios, not times.</strong></p>"
        );
    }
    if !report.missing.is_empty() {
        let items = report.missing.iter().map(|m| format!("<li>{}</li>", escape(m)));
        let _ = write!(out, "<p>Not measured:</p><ul>{}</ul>", items.collect::<String>());
    }
    let versions = report.peers.iter().filter(|p| p.skipped.is_none());
    let items = versions.map(|p| format!("{} ({})", escape(p.name), escape(&p.version)));
    let _ = write!(out, "<p>Measured: {}.</p>", items.collect::<Vec<_>>().join(", "));
}

fn bar(label: &str, stat: &Stat) -> Bar {
    Bar {
        label: label.into(),
        value: stat.median,
        low: stat.min,
        high: stat.max,
        ours: label.starts_with("looplab"),
    }
}

fn echo(out: &mut String, report: &Report) {
    if report.echo.is_empty() {
        return;
    }
    let _ = write!(out, "<h2>TCP echo</h2><p>{ECHO}</p>");
    let mut counts: Vec<usize> = report.echo.iter().map(|r| r.connections).collect();
    counts.dedup();
    for count in counts {
        let rows: Vec<&Row> = report.echo.iter().filter(|r| r.connections == count).collect();
        let measured = rows.iter().filter(|r| r.failed.is_none());
        let shown: Vec<Bar> = measured.map(|r| bar(&r.peer, &r.ratio)).collect();
        let title = format!("Processor time per request relative to raw epoll, {count} connections");
        let _ = write!(out, "<h3>{title}</h3>{}", bars(&title, "×", &shown));
        table(out, &rows);
    }
}

fn section(out: &mut String, title: &str, text: &str, rows: &[Row]) {
    if !rows.is_empty() {
        let _ = write!(out, "<h2>{title}</h2><p>{text}</p>");
        table(out, &rows.iter().collect::<Vec<_>>());
    }
}

fn table(out: &mut String, rows: &[&Row]) {
    out.push_str(
        "<table><tr><th>server<th>connections<th>requests/s<th>CPU ns/request<th>ratio<th>of it user<th>p50 µs<th>p99 µs\
         <th>p99.9 µs<th>reads<th>writes<th>waits<th>epoll_ctl<th>all calls</tr>",
    );
    for row in rows {
        let _ = write!(out, "<tr><td>{}<td>{}", escape(&row.peer), row.connections);
        if let Some(why) = &row.failed {
            let _ = write!(out, "<td colspan=12>{}</tr>", escape(why));
            continue;
        }
        let latencies = [&row.p50_us, &row.p99_us, &row.p999_us];
        let _ = write!(
            out,
            "<td>{}<td>{}<td>{}<td>{:.0} ± {:.0}",
            number(row.requests_per_second.median),
            row.cpu_ns,
            row.ratio,
            row.user_ns,
            row.user_error_ns
        );
        latencies.iter().for_each(|l| {
            let _ = write!(out, "<td>{}", number(l.median));
        });
        for call in ["reads", "writes", "waits", "epoll_ctl", "all"] {
            let _ = write!(out, "<td>{}", row.calls.get(call).map_or("–".into(), |c| format!("{c:.3}")));
        }
        out.push_str("</tr>");
    }
    out.push_str("</table>");
}

fn memory(out: &mut String, report: &Report) {
    let Some(first) = report.memory.first() else { return };
    let _ = write!(
        out,
        "<h2>Memory per idle connection</h2><p>After {} connections were used once. Resident: private pages of the process. \
         Kernel: growth of the machine's slabs, both ends of each connection, whoever made it.</p>",
        first.connections
    );
    let measured: Vec<_> = report.memory.iter().filter(|r| r.failed.is_none()).collect();
    let point = |v: f64| Stat { median: v, min: v, max: v, rounds: 1 };
    let shown: Vec<Bar> = measured.iter().map(|r| bar(&r.peer, &point(r.resident))).collect();
    out.push_str(&bars("Resident bytes per idle connection", "B", &shown));
    out.push_str("<table><tr><th>server<th>connections<th>resident B<th>virtual B<th>kernel B</tr>");
    for r in &report.memory {
        let _ = match &r.failed {
            Some(why) => {
                write!(out, "<tr><td>{}<td>{}<td colspan=3>{}</tr>", r.peer, r.connections, escape(why))
            }
            None => write!(
                out,
                "<tr><td>{}<td>{}<td>{:.0}<td>{:.0}<td>{:.0}</tr>",
                r.peer, r.connections, r.resident, r.virtual_size, r.kernel
            ),
        };
    }
    out.push_str("</table>");
}

fn wait(out: &mut String, report: &Report) {
    if report.wait.is_empty() {
        return;
    }
    let points = |f: &dyn Fn(&super::wait::Row) -> Option<f64>| {
        report.wait.iter().filter_map(|r| Some((r.idle as f64, f(r)?))).collect()
    };
    let shown = [
        Line { label: "select".into(), points: points(&|r| Some(r.select.as_ref()?.median)) },
        Line { label: "poll".into(), points: points(&|r| Some(r.poll.median)) },
        Line { label: "epoll".into(), points: points(&|r| Some(r.epoll.median)) },
    ];
    let title = "One wait with 5 ready descriptors";
    let _ = write!(
        out,
        "<h2>{title}</h2><p>select and poll look at every descriptor, epoll only at those that are ready. select \
         knows none above 1,023.</p>{}",
        lines(title, "idle descriptors", "nanoseconds", &shown)
    );
    out.push_str("<table><tr><th>idle<th>select ns<th>poll ns<th>epoll ns</tr>");
    for r in &report.wait {
        let select = r.select.as_ref().map_or("–".into(), Stat::to_string);
        let _ = write!(out, "<tr><td>{}<td>{select}<td>{}<td>{}</tr>", r.idle, r.poll, r.epoll);
    }
    out.push_str("</table>");
}

fn blocking(out: &mut String, report: &Report) {
    if report.blocking.is_empty() {
        return;
    }
    out.push_str(
        "<h2>A handler that computes for 50 ms, once a second, beside 1,000 requests a second</h2><p>Delayed: answered more \
         than 5 ms after a request was due. The machine delays some by itself, which the last column leaves out.</p>\
         <table><tr><th>handler<th>requests<th>p50 µs<th>p99 µs<th>max µs<th>delayed each second<th>by the handler</tr>",
    );
    for b in &report.blocking {
        let _ = write!(
            out,
            "<tr><td>{}<td>{}<td>{}<td>{}<td>{}<td>{}<td>{}</tr>",
            b.handler, b.requests, b.p50_us, b.p99_us, b.max_us, b.delayed, b.delayed_by_it
        );
    }
    out.push_str("</table>");
}

fn pool(out: &mut String, report: &Report) {
    if report.pool.rows.is_empty() {
        return;
    }
    let _ = write!(
        out,
        "<h2>Five jobs that compute, on a pool</h2><p>One alone takes {} ms. This machine has {} processors: more threads \
         than that share them, and all jobs are done later together.</p>\
         <table><tr><th>threads<th>1st ms<th>2nd<th>3rd<th>4th<th>5th</tr>",
        report.pool.job_ms, report.machine.processors
    );
    for row in &report.pool.rows {
        let done = row.done_ms.iter().map(|d| format!("<td>{d}"));
        let _ = write!(out, "<tr><td>{}{}</tr>", row.threads, done.collect::<String>());
    }
    out.push_str("</table>");
}

fn timers(out: &mut String, report: &Report) {
    if report.timers.is_empty() {
        return;
    }
    out.push_str(
        "<h2>Timers</h2><p>Timers of 1 … 1,000 ms: set, let become due, fire; and set and cancel beside 1,000 that stay. \
         Heap and wheel are bare data structures: they run no callback and no loop.</p>",
    );
    let names = || report.timers.iter().filter(|r| r.count == report.timers[0].count).map(|r| &r.subject);
    let line = |name: &String| {
        let rows = report.timers.iter().filter(|r| r.subject == *name);
        let points = rows.map(|r| (r.count as f64, r.set.median + r.fire.median)).collect();
        Line { label: name.clone(), points }
    };
    let shown: Vec<Line> = names().map(line).collect();
    out.push_str(&lines("Set and fire", "timers", "nanoseconds for each", &shown));
    out.push_str("<table><tr><th>timers of<th>count<th>set ns<th>fire ns<th>set and cancel ns</tr>");
    for r in &report.timers {
        let _ = write!(
            out,
            "<tr><td>{}<td>{}<td>{}<td>{}<td>{}</tr>",
            escape(&r.subject),
            r.count,
            r.set,
            r.fire,
            r.cancel
        );
    }
    out.push_str("</table>");
}

fn small(out: &mut String, report: &Report) {
    if !report.instructions.is_empty() {
        out.push_str(
            "<h2>Instructions in user mode for each request</h2><p>Counted by callgrind, 64 connections: exact, but \
             slow, so that every wait finds all of them ready. What the kernel does is not in them.</p>\
             <table><tr><th>server<th>instructions</tr>",
        );
        for row in &report.instructions {
            let _ = write!(out, "<tr><td>{}<td>{:.0}</tr>", escape(&row.peer), row.per_request);
        }
        out.push_str("</table>");
    }
    if let Some(s) = &report.switches {
        let _ = write!(
            out,
            "<h2>Switching and spawning</h2><table><tr><th>what<th>µs</tr><tr><td>context switch, with its pipe<td>{}</tr>\
             <tr><td>thread: create and join<td>{}</tr><tr><td>fork and wait<td>{}</tr><tr><td>fork, exec and wait<td>{}</tr>\
             </table>",
            s.context_switch, s.thread_spawn, s.fork, s.process_spawn
        );
    }
    if let Some(c) = &report.core {
        let instructions = c.instructions.map_or("not counted".into(), |i| format!("{i:.0}"));
        let _ = write!(
            out,
            "<h2>What the loop itself costs</h2><p>For each event, with its phases, ticks and timers: {} ns, {instructions} \
             instructions.</p>",
            c.nanoseconds
        );
    }
}
