//! HTTP/1.1 on the loop: `cargo run --release -p looplab-native --example http [ADDRESS]`; Ctrl-C stops it.

use std::error::Error;

use looplab_native::server::{Options, http};

fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".into()).parse()?;
    let options = Options { stop_on_signal: true, ..Options::default() };
    let mut server = http::bind(&address, options)?;
    println!("listening on {}", server.local_addr()?);
    println!("{:?}", server.run()?);
    Ok(())
}
