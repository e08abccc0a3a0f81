//! Who is measured beside ours, how each is built, and why one is skipped.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Serialize;

/// A server to be started, or the reason why it cannot be.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    pub(crate) version: String,
    pub(crate) skipped: Option<String>,
    #[serde(skip)]
    pub(crate) command: Vec<String>,
    /// The most connections it is asked to hold.
    #[serde(skip)]
    pub(crate) most: usize,
}

/// A thread or a process for each connection: more than so many are not asked for.
const MOST_THREADS: usize = 10_000;
const MOST_PROCESSES: usize = 1_000;

/// Everything that is built lies here.
pub(crate) fn directory() -> PathBuf {
    let exe = std::env::current_exe().unwrap_or_default();
    // target/release/deps/servers-…
    let target = exe.ancestors().nth(3).map_or_else(|| PathBuf::from("target"), Path::to_path_buf);
    target.join("looplab-native")
}

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("peers")
}

/// This binary, with a subcommand.
fn own(name: &'static str, version: &str) -> Peer {
    let exe = std::env::current_exe().unwrap_or_default();
    let command = vec![exe.to_string_lossy().into_owned(), "serve".into(), name.into()];
    Peer { name, version: version.into(), skipped: None, command, most: usize::MAX }
}

/// What a command prints first, if it runs.
fn says(program: &str, arguments: &[&str]) -> Result<String, String> {
    let output =
        Command::new(program).args(arguments).output().map_err(|_| format!("{program} is not installed"))?;
    if !output.status.success() {
        return Err(last_line(&output.stderr).unwrap_or_else(|| format!("{program} failed")));
    }
    Ok(String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or_default().trim().to_string())
}

fn last_line(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    text.lines().rev().map(str::trim).find(|l| !l.is_empty()).map(str::to_string)
}

fn other(name: &'static str, found: Result<(String, Vec<String>), String>) -> Peer {
    match found {
        Ok((version, command)) => Peer { name, version, skipped: None, command, most: usize::MAX },
        Err(why) => Peer { name, version: String::new(), skipped: Some(why), command: vec![], most: 0 },
    }
}

fn node(file: &str) -> Result<(String, Vec<String>), String> {
    let version = says("node", &["--version"])?;
    Ok((version, vec!["node".into(), path(&sources().join(file))]))
}

fn python(uvloop: bool) -> Result<(String, Vec<String>), String> {
    let version = says("python3", &["--version"])?;
    let mut command = vec!["python3".into(), path(&sources().join("echo.py"))];
    if !uvloop {
        return Ok((version, command));
    }
    let own = says("python3", &["-c", "import uvloop; print(uvloop.__version__)"])?;
    command.push("uvloop".into());
    Ok((format!("uvloop {own}, {version}"), command))
}

fn go() -> Result<(String, Vec<String>), String> {
    let version = says("go", &["version"])?;
    let binary = directory().join("echo-go");
    says("go", &["build", "-o", &path(&binary), &path(&sources().join("echo.go"))])?;
    Ok((version, vec![path(&binary)]))
}

fn path(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Compiles a C program against libuv.
pub(crate) fn libuv(source: &str) -> Result<(String, Vec<String>), String> {
    let binary = directory().join(source.trim_end_matches(".c"));
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".into());
    let file = path(&sources().join(source));
    says(&compiler, &["-O2", "-o", &path(&binary), &file, "-luv"])
        .map_err(|why| format!("libuv's headers or {compiler} are missing: {why}"))?;
    let version = says("pkg-config", &["--modversion", "libuv"]).unwrap_or_else(|_| "version unknown".into());
    Ok((format!("libuv {version}"), vec![path(&binary)]))
}

/// Builds the Rust peers, once; the folder with their binaries.
pub(crate) fn rust() -> Result<PathBuf, String> {
    static BUILT: std::sync::OnceLock<Result<PathBuf, String>> = std::sync::OnceLock::new();
    let build = || {
        let target = directory().join("peers");
        let manifest = path(&sources().join("rust/Cargo.toml"));
        let arguments =
            ["build", "--release", "--quiet", "--manifest-path", &manifest, "--target-dir", &path(&target)];
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
        says(&cargo, &arguments).map_err(|why| format!("it cannot be built: {why}"))?;
        Ok(target.join("release"))
    };
    BUILT.get_or_init(build).clone()
}

/// The version of a package in the peers' lock file.
fn locked(package: &str) -> String {
    let lock = std::fs::read_to_string(sources().join("rust/Cargo.lock")).unwrap_or_default();
    let entry = lock.split("[[package]]").find(|e| e.contains(&format!("name = \"{package}\"\n")));
    let version = entry.and_then(|e| e.split("version = \"").nth(1)?.split('"').next());
    format!("{package} {}", version.unwrap_or("of unknown version"))
}

fn rust_peer(name: &'static str, package: &str, binary: &str) -> Peer {
    other(name, rust().map(|at| (locked(package), vec![path(&at.join(binary))])))
}

/// The kernel may forbid io_uring; the peer says so by not starting.
fn io_uring() -> Peer {
    let mut peer = rust_peer("io_uring", "io-uring", "io_uring_echo");
    if peer.skipped.is_none()
        && let Err(why) = super::process::Server::start(&peer.command, &[])
    {
        peer.skipped = Some(format!("the kernel does not allow it: {why}"));
    }
    peer
}

/// Everyone who echoes, the limit first.
pub(crate) fn echo() -> Vec<Peer> {
    let _ = std::fs::create_dir_all(directory());
    let rustix = "system calls through rustix";
    let mut peers = vec![
        own("raw-epoll", rustix),
        own("raw-mio", "mio 1"),
        own("looplab", env!("CARGO_PKG_VERSION")),
        rust_peer("tokio", "tokio", "tokio_echo"),
        other("libuv", libuv("libuv_echo.c")),
        other("go", go()),
        other("node", node("echo.mjs")),
        other("uvloop", python(true)),
        other("asyncio", python(false)),
        io_uring(),
        own("thread-pool", "epoll and 4 threads"),
        own("thread-per-connection", "std::thread"),
        own("process-per-connection", "fork"),
    ];
    for peer in &mut peers {
        match peer.name {
            "thread-per-connection" => peer.most = MOST_THREADS,
            "process-per-connection" => peer.most = MOST_PROCESSES,
            _ => {}
        }
    }
    peers
}

/// Everyone who speaks HTTP, ours first.
pub(crate) fn http() -> Vec<Peer> {
    vec![
        own("looplab-http", env!("CARGO_PKG_VERSION")),
        rust_peer("hyper", "hyper", "hyper_http"),
        other("node-http", node("http.mjs")),
    ]
}

/// One loop, and one loop per core.
pub(crate) fn loops() -> Vec<Peer> {
    vec![own("looplab", "one loop"), own("looplab-reuseport", "one loop per core")]
}
