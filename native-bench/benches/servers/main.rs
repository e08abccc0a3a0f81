//! What servers cost: `cargo bench -p looplab-native --bench servers [-- --quick]`.
//!
//! Every server runs in a process of its own, and so does the load. Results: `target/looplab-native/results.json` and
//! `report.html`. See the README for how to read them.

#[cfg(target_os = "linux")]
mod linux;

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    linux::main()
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("This bench reads /proc, pins processes and compares with epoll: it runs on Linux only.");
}
