//! What servers cost: `cargo bench -p looplab-native --bench servers [-- --quick]`.
//!
//! Every server runs in a process of its own, and so does the load. Results: `target/looplab-native/results.json` and
//! `report.html`. See the README for how to read them.

#[cfg(target_os = "linux")]
mod blocking;
#[cfg(target_os = "linux")]
mod core_cost;
#[cfg(target_os = "linux")]
mod fork;
#[cfg(target_os = "linux")]
mod html;
#[cfg(target_os = "linux")]
mod instructions;
#[cfg(target_os = "linux")]
mod load;
#[cfg(target_os = "linux")]
mod machine;
#[cfg(target_os = "linux")]
mod memory;
#[cfg(target_os = "linux")]
mod peers;
#[cfg(target_os = "linux")]
mod pool;
#[cfg(target_os = "linux")]
mod process;
#[cfg(target_os = "linux")]
mod report;
#[cfg(target_os = "linux")]
mod rounds;
#[cfg(target_os = "linux")]
mod serve;
#[cfg(target_os = "linux")]
mod stats;
#[cfg(target_os = "linux")]
mod svg;
#[cfg(target_os = "linux")]
mod switches;
#[cfg(target_os = "linux")]
mod timers;
#[cfg(target_os = "linux")]
mod wait;

/// How thoroughly.
#[cfg(target_os = "linux")]
#[derive(Clone, Debug, serde::Serialize)]
struct Options {
    quick: bool,
    /// Measure although others use the machine.
    noisy: bool,
    rounds: usize,
    warm_ms: u64,
    measure_ms: u64,
    /// The measurements to run; all if empty.
    only: Vec<String>,
    /// The servers to measure beside raw epoll; all if empty.
    peers: Vec<String>,
}

#[cfg(target_os = "linux")]
const HELP: &str = "\
cargo bench -p looplab-native --bench servers -- [OPTIONS]

  --quick       fewer and shorter rounds: under two minutes
  --noisy       measure although others use the machine; the report says so
  --rounds N    rounds per measurement
  --peers A,B   some servers only; raw-epoll always is, as all are compared with it
  --only A,B    some measurements only: echo http idle memory wait blocking pool timers loops switches core
                instructions";

#[cfg(target_os = "linux")]
impl Options {
    fn parse(arguments: &[String]) -> Result<Self, String> {
        let quick = arguments.iter().any(|a| a == "--quick");
        let (rounds, warm_ms, measure_ms) = if quick { (2, 30, 150) } else { (5, 150, 700) };
        let mut options =
            Self { quick, noisy: false, rounds, warm_ms, measure_ms, only: Vec::new(), peers: Vec::new() };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                // `cargo bench` says `--bench` to every benchmark.
                "--quick" | "--bench" => {}
                "--noisy" => options.noisy = true,
                "--rounds" => {
                    let rounds = arguments.next().and_then(|n| n.parse().ok()).filter(|&n| n > 0);
                    options.rounds = rounds.ok_or("--rounds needs a number")?;
                }
                "--only" => {
                    let names = arguments.next().ok_or("--only needs names")?;
                    options.only = names.split(',').map(str::to_string).collect();
                }
                "--peers" => {
                    let names = arguments.next().ok_or("--peers needs names")?;
                    options.peers = names.split(',').map(str::to_string).collect();
                }
                other => return Err(format!("unknown option {other}\n\n{HELP}")),
            }
        }
        Ok(options)
    }

    fn wants_peer(&self, name: &str) -> bool {
        self.peers.is_empty() || name == "raw-epoll" || self.peers.iter().any(|p| p == name)
    }

    fn wants(&self, measurement: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|o| o == measurement)
    }
}

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    use std::process::ExitCode;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--help" | "-h", ..] => {
            println!("{HELP}");
            Ok(())
        }
        ["serve", name] => serve::run(name).map_err(|e| e.to_string()),
        ["load", plan] => child(plan, load::run),
        ["paced", plan] => child(plan, blocking::run_paced),
        ["steps", events] => core_cost::steps(events.parse().unwrap_or(0)),
        _ => Options::parse(&arguments).and_then(|options| report::run(&options)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// A subcommand that takes a plan and prints its outcome.
#[cfg(target_os = "linux")]
fn child<P: serde::de::DeserializeOwned, O: serde::Serialize>(
    plan: &str,
    run: impl FnOnce(&P) -> std::io::Result<O>,
) -> Result<(), String> {
    looplab_native::descriptors::raise_limit();
    let plan = serde_json::from_str(plan).map_err(|e| e.to_string())?;
    let outcome = run(&plan).map_err(|e| e.to_string())?;
    println!("{}", serde_json::to_string(&outcome).map_err(|e| e.to_string())?);
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("This bench reads /proc, pins processes and compares with epoll: it runs on Linux only.");
}
