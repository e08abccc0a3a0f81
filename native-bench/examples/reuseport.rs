//! TCP echo with one loop per core: `cargo run --release -p looplab-native --example reuseport [ADDRESS]`.

use std::error::Error;

#[cfg(unix)]
fn main() -> Result<(), Box<dyn Error>> {
    use looplab_native::server::{Options, echo::Echo, reuseport::Cluster};

    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:7002".into()).parse()?;
    let loops = std::thread::available_parallelism()?.get();
    let options = Options { stop_on_signal: true, ..Options::default() };
    let cluster = Cluster::start(&address, loops, options, || Echo)?;
    println!("{loops} loops listen on {}", cluster.local_addr());
    println!("{:?}", cluster.join()?);
    Ok(())
}

#[cfg(not(unix))]
fn main() -> Result<(), Box<dyn Error>> {
    Err("there is no SO_REUSEPORT here".into())
}
