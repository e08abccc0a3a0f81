//! TCP echo on the loop: `cargo run --release -p looplab-native --example echo [ADDRESS]`; Ctrl-C stops it.

use std::error::Error;

use looplab_native::server::{Options, echo};

fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:7000".into()).parse()?;
    let options = Options { stop_on_signal: true, ..Options::default() };
    let mut server = echo::bind(&address, options)?;
    println!("listening on {}", server.local_addr()?);
    println!("{:?}", server.run()?);
    Ok(())
}
