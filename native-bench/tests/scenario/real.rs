//! The real world: sockets of the loopback interface, a client on a thread of its own, a pool of one thread.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::thread::JoinHandle;
use std::time::Duration;

use looplab_core::node::Profile;
use looplab_core::task::TaskId;
use looplab_core::trace::Tracer;
use looplab_native::connection::{Connection, Input};
use looplab_native::listener::{Accepted, Listener};
use looplab_native::{Loop, MioBackend, Ready};
use mio::Interest;

use super::{Call, Scenario, World, play};

const PATIENCE: Duration = Duration::from_secs(30);

struct Sockets {
    listener: Option<(Listener, TaskId, u32)>,
    connection: Option<(Connection, u32)>,
    messages: usize,
    client: Option<JoinHandle<()>>,
}

pub(super) fn run(messages: usize, scenario: Scenario<'_>) -> Vec<String> {
    let backend = MioBackend::new(1).expect("descriptors");
    let mut event_loop = Loop::with(Profile::node24(), Tracer::on(), backend);
    let mut world = Sockets { listener: None, connection: None, messages, client: None };
    let story = play(scenario, &mut world, &mut event_loop);
    // What a test did not close is closed here, so that the client ends.
    (world.connection, world.listener) = (None, None);
    world.client.take().expect("it was started").join().expect("the client does not panic");
    story
}

/// Sends one byte for each answer; when its messages are used up, it ends.
fn client(address: SocketAddr, messages: usize) {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a duration that is not zero");
    let mut answer = [0];
    for _ in 0..messages {
        stream.write_all(b"?").expect("the server reads");
        if stream.read(&mut answer).expect("the server answers or ends") == 0 {
            return;
        }
    }
    stream.shutdown(Shutdown::Write).expect("connected");
    assert_eq!(stream.read(&mut answer).expect("the server ends"), 0);
}

impl World<MioBackend> for &mut Sockets {
    fn listen(&mut self, event_loop: &mut Loop<Call>) {
        let any = "127.0.0.1:0".parse().expect("an address");
        let mut listener = Listener::bind(&any, false).expect("a free port");
        let address = listener.local_addr().expect("bound");
        let opened = event_loop.open_for("server", listener.source(), Interest::READABLE);
        let (handle, key) = opened.expect("memory for one source");
        self.listener = Some((listener, handle, key));
        let messages = self.messages;
        self.client = Some(std::thread::spawn(move || client(address, messages)));
    }

    fn ready(&mut self, event_loop: &mut Loop<Call>, ready: Ready) -> Vec<&'static str> {
        if let Some((listener, _, key)) = &mut self.listener
            && *key == ready.key
        {
            let Accepted::Stream(mut stream) = listener.accept() else { return vec![] };
            let (handle, key) = event_loop.open("connection", &mut stream).expect("memory for one source");
            self.connection = Some((Connection::new(stream, handle), key));
            return vec!["accept"];
        }
        let Some((connection, _)) = self.connection.as_mut().filter(|(_, key)| *key == ready.key) else {
            return vec![];
        };
        let mut buffer = [0; 16];
        match connection.read(&mut buffer, false) {
            Input::Last(_) | Input::More(_) => vec!["read"],
            Input::End => vec!["end"],
            Input::Nothing => vec![],
            Input::Broken => panic!("the client does not reset"),
        }
    }

    fn work(&mut self, event_loop: &mut Loop<Call>, name: &str) -> TaskId {
        event_loop.submit("work", false, Call::Do(name.into()), || ()).expect("a thread").0
    }

    fn reply(&mut self, _: &mut Loop<Call>) {
        if let Some((connection, _)) = &mut self.connection {
            connection.write(b"!").expect("the client reads");
        }
    }

    fn close(&mut self, event_loop: &mut Loop<Call>, on_close: Option<Call>) -> Option<TaskId> {
        let (connection, key) = self.connection.take()?;
        event_loop.close(connection.handle, key, on_close);
        Some(connection.handle)
    }

    fn stop_listening(&mut self, event_loop: &mut Loop<Call>) {
        if let Some((_, handle, key)) = self.listener.take() {
            event_loop.close(handle, key, None);
        }
    }
}
