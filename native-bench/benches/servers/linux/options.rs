//! What is asked of the bench.

/// How thoroughly.
#[derive(Clone, Debug, serde::Serialize)]
pub(crate) struct Options {
    pub(crate) quick: bool,
    /// Measure although others use the machine.
    pub(crate) noisy: bool,
    pub(crate) rounds: usize,
    pub(crate) warm_ms: u64,
    pub(crate) measure_ms: u64,
    /// The measurements to run; all if empty.
    pub(crate) only: Vec<String>,
    /// The servers to measure beside raw epoll; all if empty.
    pub(crate) peers: Vec<String>,
}

pub(crate) const HELP: &str = "\
cargo bench -p looplab-native --bench servers -- [OPTIONS]

  --quick       fewer and shorter rounds: about a minute and a half
  --noisy       measure although others use the machine; the report says so
  --rounds N    rounds per measurement
  --peers A,B   some servers only; raw-epoll always is, as all are compared with it
  --only A,B    some measurements only: echo http idle memory wait blocking pool timers loops switches core
                instructions";

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, String> {
        let quick = arguments.iter().any(|a| a == "--quick");
        let (rounds, warm_ms, measure_ms) = if quick { (2, 20, 120) } else { (5, 150, 700) };
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

    pub(crate) fn wants_peer(&self, name: &str) -> bool {
        self.peers.is_empty() || name == "raw-epoll" || self.peers.iter().any(|p| p == name)
    }

    pub(crate) fn wants(&self, measurement: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|o| o == measurement)
    }
}
