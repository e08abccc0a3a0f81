//! A server of delays: send it lines with milliseconds, each is answered after that time.
//! `cargo run --release -p looplab-native --example timers [ADDRESS]`; Ctrl-C stops it.

use std::error::Error;

use looplab_native::server::{Options, timers};

fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:7001".into()).parse()?;
    let options = Options { stop_on_signal: true, ..Options::default() };
    let mut server = timers::bind(&address, options, 30_000.0)?;
    println!("listening on {}", server.local_addr()?);
    println!("{:?}", server.run()?);
    Ok(())
}
