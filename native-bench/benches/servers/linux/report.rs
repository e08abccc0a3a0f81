//! All measurements in order, and what is written about them.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use super::machine::{MOST_FOREIGN, Machine};
use super::options::Options;
use super::peers::Peer;
use super::rounds::{Load, Row};
use super::{blocking, core_cost, html, instructions, memory, peers, pool, rounds, switches, timers, wait};

/// The version of the results' form; raised whenever the meaning of a field changes.
const SCHEMA: u32 = 2;

/// Descriptors that a process needs beside its connections.
const SPARE_DESCRIPTORS: u64 = 200;

/// Everything that was measured.
#[derive(Serialize)]
pub(crate) struct Report {
    pub(crate) schema: u32,
    /// Seconds since 1970.
    pub(crate) at: u64,
    pub(crate) took_seconds: f64,
    pub(crate) machine: Machine,
    pub(crate) options: Options,
    pub(crate) peers: Vec<Peer>,
    pub(crate) echo: Vec<Row>,
    pub(crate) idle_beside_active: Vec<Row>,
    pub(crate) http: Vec<Row>,
    pub(crate) memory: Vec<memory::Row>,
    pub(crate) wait: Vec<wait::Row>,
    pub(crate) blocking: Vec<blocking::Row>,
    pub(crate) pool: pool::Pool,
    pub(crate) timers: Vec<timers::Row>,
    pub(crate) loops: Vec<Row>,
    pub(crate) switches: Option<switches::Switches>,
    pub(crate) core: Option<core_cost::CoreCost>,
    pub(crate) instructions: Vec<instructions::Row>,
    /// What could not be measured, and why.
    pub(crate) missing: Vec<String>,
}

/// Connection counts that the descriptors allow.
fn sizes(all: &[usize], descriptors: u64, missing: &mut Vec<String>) -> Vec<usize> {
    let (fit, not): (Vec<usize>, Vec<usize>) =
        all.iter().partition(|&&n| n as u64 + SPARE_DESCRIPTORS <= descriptors);
    missing.extend(not.iter().map(|n| {
        format!(
            "{n} connections: only {descriptors} descriptors are allowed; raise the hard limit (ulimit -Hn)"
        )
    }));
    fit
}

fn progress(options: &Options, echo: usize, counts: usize) -> ProgressBar {
    let steps = if options.wants("echo") { echo * counts * options.rounds } else { 0 };
    let bar = ProgressBar::new(steps as u64);
    let style = ProgressStyle::with_template("[{elapsed_precise}] {bar:30} {pos}/{len} {wide_msg}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// Measures what is wanted and writes it down.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let start = Instant::now();
    let descriptors = looplab_native::descriptors::raise_limit().unwrap_or(u64::MAX);
    let machine = Machine::look(descriptors);
    if machine.foreign_before > MOST_FOREIGN && !options.noisy {
        return Err(format!(
            "others use {:.0} % of this machine: what is measured now would say little.\n\
             End them, or measure all the same with `-- --noisy`, which the report will say.",
            machine.foreign_before * 100.0
        ));
    }
    if descriptors < 1_000 + SPARE_DESCRIPTORS {
        return Err(format!("only {descriptors} descriptors are allowed, and 1200 are needed: ulimit -Hn"));
    }
    println!("Building the peers …");
    let mut report = begin(options, machine);
    measure(&mut report, options, descriptors);
    report.took_seconds = start.elapsed().as_secs_f64();
    write(&report)?;
    summary(&report);
    Ok(())
}

fn begin(options: &Options, machine: Machine) -> Report {
    let at = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let all: Vec<Peer> =
        peers::echo().into_iter().chain(peers::http()).chain(peers::loops().into_iter().skip(1)).collect();
    let mut missing: Vec<String> =
        all.iter().filter_map(|p| Some(format!("{}: {}", p.name, p.skipped.as_ref()?))).collect();
    if !super::machine::counts("raw_syscalls:sys_enter") {
        missing.push("system calls per request: perf is missing, or may not count them here".into());
    }
    Report {
        schema: SCHEMA,
        at,
        took_seconds: 0.0,
        machine,
        options: options.clone(),
        peers: all,
        echo: vec![],
        idle_beside_active: vec![],
        http: vec![],
        memory: vec![],
        wait: vec![],
        blocking: vec![],
        pool: pool::Pool::default(),
        timers: vec![],
        loops: vec![],
        switches: None,
        core: None,
        instructions: vec![],
        missing,
    }
}

fn named(all: &[Peer], names: &[&str]) -> Vec<Peer> {
    names.iter().filter_map(|n| all.iter().find(|p| p.name == *n).cloned()).collect()
}

fn measure(report: &mut Report, options: &Options, descriptors: u64) {
    let echo = report.peers.iter().take_while(|p| p.name != "looplab-http");
    let echo: Vec<Peer> = echo.filter(|p| options.wants_peer(p.name)).cloned().collect();
    let counts: &[usize] = if options.quick { &[1, 64, 1_000] } else { &[1, 64, 1_000, 10_000] };
    let counts = sizes(counts, descriptors, &mut report.missing);
    let bar = progress(options, echo.iter().filter(|p| p.skipped.is_none()).count(), counts.len());
    let load = |connections, active| Load { connections, active, http: false, pin: true, count_calls: false };
    if options.wants("echo") {
        for connections in counts {
            let count_calls = connections == 64 || (connections == 1_000 && !options.quick);
            report.echo.extend(rounds::run(
                &echo,
                Load { count_calls, ..load(connections, connections) },
                options,
                &bar,
            ));
            keep(report);
        }
    }
    if options.wants("http") {
        let http = Load { http: true, count_calls: true, ..load(64, 64) };
        report.http = rounds::run(&peers::http(), http, options, &bar);
    }
    if options.wants("idle") {
        let some = named(&echo, &["raw-epoll", "looplab", "tokio"]);
        let idle = if options.quick { 1_000 } else { 10_000 };
        for connections in sizes(&[1_000, 1_000 + idle], descriptors, &mut report.missing) {
            report.idle_beside_active.extend(rounds::run(&some, load(connections, 1_000), options, &bar));
        }
    }
    if options.wants("loops") {
        let all = Load { pin: false, ..load(64, 64) };
        report.loops = rounds::run(&peers::loops(), all, options, &bar);
    }
    if options.wants("memory") {
        let connections = if options.quick { 1_000 } else { 10_000 };
        for connections in sizes(&[connections], descriptors, &mut report.missing) {
            for peer in echo.iter().filter(|p| p.skipped.is_none()) {
                bar.set_message(format!("memory of {}", peer.name));
                report.memory.push(memory::measure(peer, connections));
            }
        }
    }
    keep(report);
    alone(report, options, descriptors, &bar);
    bar.finish_and_clear();
}

/// What needs no server of its own.
fn alone(report: &mut Report, options: &Options, descriptors: u64, bar: &ProgressBar) {
    let quick = options.quick;
    if options.wants("wait") {
        for idle in sizes(&[10, 100, 1_000, 10_000], descriptors, &mut report.missing) {
            bar.set_message(format!("select, poll and epoll with {idle} idle"));
            match wait::measure(idle, quick) {
                Ok(row) => report.wait.push(row),
                Err(why) => report.missing.push(format!("waiting with {idle} idle: {why}")),
            }
        }
    }
    if options.wants("blocking") {
        bar.set_message("a handler that blocks");
        match blocking::measure(&peers::http()[0], options.rounds, if quick { 1 } else { 3 }) {
            Ok(rows) => report.blocking = rows,
            Err(why) => report.missing.push(format!("a handler that blocks: {why}")),
        }
    }
    if options.wants("pool") {
        bar.set_message("five jobs on a pool");
        match pool::measure(options.rounds, quick) {
            Ok(pool) => report.pool = pool,
            Err(why) => report.missing.push(format!("the pool: {why}")),
        }
    }
    if options.wants("timers") {
        let subjects = timers::subjects();
        let skipped = subjects
            .iter()
            .filter_map(|s| Some(format!("timers of {}: {}", s.name, s.measure.as_ref().err()?)));
        report.missing.extend(skipped);
        let counts: &[usize] = if quick { &[100_000] } else { &[1_000, 10_000, 100_000, 1_000_000] };
        for &count in counts {
            bar.set_message(format!("{count} timers"));
            let (rows, failures) = timers::measure(count, &subjects, if quick { 1 } else { options.rounds });
            report.timers.extend(rows);
            report.missing.extend(failures);
        }
    }
    if options.wants("switches") {
        bar.set_message("switching and spawning");
        match switches::measure(options.rounds, quick) {
            Ok(switches) => report.switches = Some(switches),
            Err(why) => report.missing.push(format!("switching and spawning: {why}")),
        }
    }
    if options.wants("core") {
        bar.set_message("what core costs");
        let core = core_cost::measure(options.rounds, quick);
        report.missing.extend(core.instructions_missing.iter().map(|why| format!("instructions: {why}")));
        report.core = Some(core);
    }
    if options.wants("instructions") {
        let native = report.peers.iter().filter(|p| instructions::is_native(p, quick));
        let native: Vec<Peer> = native.cloned().collect();
        for peer in native {
            bar.set_message(format!("instructions of {}", peer.name));
            match instructions::measure(&peer, quick) {
                Ok(row) => report.instructions.push(row),
                Err(why) => report.missing.push(format!("instructions of {}: {why}", peer.name)),
            }
        }
    }
}

/// What is measured so far stays if the rest is interrupted.
fn keep(report: &mut Report) {
    if let Err(why) = write(report) {
        report.missing.push(format!("results so far: {why}"));
    }
}

fn write(report: &Report) -> Result<(), String> {
    let directory = peers::directory();
    std::fs::create_dir_all(&directory).map_err(|e| e.to_string())?;
    let json = serde_json::to_string_pretty(report).map_err(|e| e.to_string())?;
    let (results, page) = (directory.join("results.json"), directory.join("report.html"));
    std::fs::write(&results, json + "\n").map_err(|e| e.to_string())?;
    std::fs::write(&page, html::page(report)).map_err(|e| e.to_string())?;
    Ok(())
}

fn summary(report: &Report) {
    let rows = [&report.echo, &report.idle_beside_active, &report.http, &report.loops];
    println!(
        "{:<24}{:>8} {:>22} {:>20} {:>12} {:>9} {:>9}",
        "peer", "conns", "CPU ns/request", "ratio", "user ns", "p50 µs", "waits"
    );
    for row in rows.into_iter().flatten() {
        let waits = row.calls.get("waits").map_or(String::new(), |w| format!("{w:.4}"));
        let (cpu, ratio) = (row.cpu_ns.to_string(), row.ratio.to_string());
        let user = format!("{:.0} ± {:.0}", row.user_ns, row.user_error_ns);
        match &row.failed {
            Some(why) => println!("{:<24}{:>8} {why}", row.peer, row.connections),
            None => println!(
                "{:<24}{:>8} {cpu:>22} {ratio:>20} {user:>12} {:>9.1} {waits:>9}",
                row.peer, row.connections, row.p50_us.median
            ),
        }
    }
    for row in &report.memory {
        println!("{:<24}{:>8} idle: {:.0} bytes resident each", row.peer, row.connections, row.resident);
    }
    for row in &report.timers {
        println!(
            "{:<24}{:>8} timers: set {:.1}, fire {:.1}, set and cancel {:.1} ns",
            row.subject, row.count, row.set.median, row.fire.median, row.cancel.median
        );
    }
    for row in &report.blocking {
        println!(
            "slow handler {:<12} delays {} each second, {} by itself; p99 {} µs",
            row.handler, row.delayed, row.delayed_by_it, row.p99_us
        );
    }
    if let Some(core) = &report.core {
        let instructions = core.instructions.map_or("uncounted".to_owned(), |count| format!("{count:.0}"));
        println!("core: {} ns, {instructions} instructions per event", core.nanoseconds);
    }
    for row in &report.instructions {
        println!("{:<24} {:.0} instructions in user mode per request", row.peer, row.per_request);
    }
    report.missing.iter().for_each(|what| println!("missing: {what}"));
    println!("\n{0}/results.json\n{0}/report.html", peers::directory().display());
}
