//! How the module's memory is laid out.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let arch = std::env::var("CARGO_CFG_TARGET_ARCH");
    if arch.is_ok_and(|arch| arch == "wasm32") {
        // The engine interprets JavaScript calls by recursion: the default stack of 1 MB is soon used up.
        println!("cargo::rustc-link-arg-cdylib=-zstack-size=4194304");
        // A runaway program fails at 1 GB instead of taking all the memory of the visitor's machine.
        println!("cargo::rustc-link-arg-cdylib=--max-memory=1073741824");
    }
}
