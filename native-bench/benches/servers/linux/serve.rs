//! Echo servers of this binary, each in a process of its own: the limit (raw epoll), raw mio, ours, and threads.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::fd::{AsRawFd, OwnedFd};
use std::sync::{Arc, Condvar, Mutex};

use looplab_native::server::{self, Options, echo, http};
use mio::{Events, Interest, Poll, Token};
use rustix::buffer::spare_capacity;
use rustix::event::epoll;
use rustix::net::SocketFlags;

/// Events per wait, and bytes per read, the same for all.
const EVENTS: usize = 1024;
const BUFFER: usize = 64 * 1024;

/// Threads of the thread pool, as in libuv's.
const POOL: usize = 4;

/// Runs the server with this name; it ends with the process.
pub(crate) fn run(name: &str) -> io::Result<()> {
    looplab_native::descriptors::raise_limit();
    match name {
        "looplab" => announce_and_run(echo::bind(&([127, 0, 0, 1], 0).into(), Options::default())?),
        "looplab-http" => announce_and_run(http::bind(&([127, 0, 0, 1], 0).into(), Options::default())?),
        "looplab-reuseport" => reuseport(),
        "raw-epoll" => raw_epoll(listen()?),
        "raw-mio" => raw_mio(listen()?),
        "thread-per-connection" => thread_per_connection(&listen()?),
        "thread-pool" => thread_pool(listen()?),
        "process-per-connection" => super::fork::process_per_connection(&listen()?),
        _ => Err(io::Error::new(io::ErrorKind::NotFound, name.to_string())),
    }
}

fn listen() -> io::Result<TcpListener> {
    let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None)?;
    socket.bind(&std::net::SocketAddr::from(([127, 0, 0, 1], 0)).into())?;
    socket.listen(4096)?;
    let listener: TcpListener = socket.into();
    println!("PORT {}", listener.local_addr()?.port());
    Ok(listener)
}

fn announce_and_run<P: server::Protocol>(mut server: server::Server<P>) -> io::Result<()> {
    println!("PORT {}", server.local_addr()?.port());
    server.run().map(drop)
}

fn reuseport() -> io::Result<()> {
    let loops = super::machine::processors().len();
    let start = || {
        server::reuseport::Cluster::start(&([127, 0, 0, 1], 0).into(), loops, Options::default(), || {
            echo::Echo
        })
    };
    let cluster = start()?;
    println!("PORT {}", cluster.local_addr().port());
    cluster.join().map(drop)
}

/// Nothing but system calls: level-triggered, one read and one write per event. What a loop can reach at best.
fn raw_epoll(listener: TcpListener) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let poll = epoll::create(epoll::CreateFlags::CLOEXEC)?;
    let mut streams: Vec<Option<OwnedFd>> = Vec::new();
    epoll::add(&poll, &listener, epoll::EventData::new_u64(u64::MAX), epoll::EventFlags::IN)?;
    let mut events = Vec::with_capacity(EVENTS);
    let mut buffer = vec![0; BUFFER];
    loop {
        events.clear();
        match epoll::wait(&poll, spare_capacity(&mut events), None) {
            Err(rustix::io::Errno::INTR) => continue,
            other => other?,
        };
        for event in &events {
            let data = event.data;
            if data.u64() == u64::MAX {
                accept_all(&listener, &poll, &mut streams)?;
                continue;
            }
            let at = data.u64() as usize;
            let Some(stream) = streams.get(at).and_then(Option::as_ref) else { continue };
            match rustix::io::read(stream, &mut buffer[..]) {
                Ok(n @ 1..) if rustix::io::write(stream, &buffer[..n]).is_ok_and(|sent| sent == n) => {}
                Err(rustix::io::Errno::AGAIN) => {}
                _ => streams[at] = None,
            }
        }
    }
}

fn accept_all(listener: &TcpListener, poll: &OwnedFd, streams: &mut Vec<Option<OwnedFd>>) -> io::Result<()> {
    while let Ok(stream) = rustix::net::accept_with(listener, SocketFlags::NONBLOCK | SocketFlags::CLOEXEC) {
        rustix::net::sockopt::set_tcp_nodelay(&stream, true)?;
        let at = stream.as_raw_fd() as usize;
        if streams.len() <= at {
            streams.resize_with(at + 1, || None);
        }
        epoll::add(poll, &stream, epoll::EventData::new_u64(at as u64), epoll::EventFlags::IN)?;
        streams[at] = Some(stream);
    }
    Ok(())
}

/// mio without a loop around it.
fn raw_mio(listener: TcpListener) -> io::Result<()> {
    const LISTENER: Token = Token(usize::MAX - 1);
    listener.set_nonblocking(true)?;
    let mut listener = mio::net::TcpListener::from_std(listener);
    let mut poll = Poll::new()?;
    poll.registry().register(&mut listener, LISTENER, Interest::READABLE)?;
    let mut streams: slab::Slab<mio::net::TcpStream> = slab::Slab::new();
    let mut events = Events::with_capacity(EVENTS);
    let mut buffer = vec![0; BUFFER];
    loop {
        match poll.poll(&mut events, None) {
            Err(error) if error.kind() != io::ErrorKind::Interrupted => return Err(error),
            _ => {}
        }
        for event in &events {
            if event.token() == LISTENER {
                while let Ok((mut stream, _)) = listener.accept() {
                    stream.set_nodelay(true)?;
                    let entry = streams.vacant_entry();
                    poll.registry().register(&mut stream, Token(entry.key()), Interest::READABLE)?;
                    entry.insert(stream);
                }
                continue;
            }
            let at = event.token().0;
            let Some(stream) = streams.get_mut(at) else { continue };
            // As ours: a short read means drained.
            match stream.read(&mut buffer) {
                Ok(n @ 1..) if stream.write(&buffer[..n]).is_ok_and(|sent| sent == n) => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                _ => drop(streams.remove(at)),
            }
        }
    }
}

/// Blocking reads and writes of one connection to its end.
pub(crate) fn serve_blocking(mut stream: TcpStream) {
    let mut buffer = [0; 1024];
    while let Ok(n @ 1..) = stream.read(&mut buffer) {
        if stream.write_all(&buffer[..n]).is_err() {
            return;
        }
    }
}

fn thread_per_connection(listener: &TcpListener) -> io::Result<()> {
    loop {
        let (stream, _) = listener.accept()?;
        stream.set_nodelay(true)?;
        // The stack is virtual memory; what is used of it counts.
        let thread = std::thread::Builder::new().stack_size(64 * 1024);
        thread.spawn(move || serve_blocking(stream))?;
    }
}

/// One thread waits for readiness, others read and write: every request crosses threads and arms its descriptor anew.
fn thread_pool(listener: TcpListener) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let poll = Arc::new(epoll::create(epoll::CreateFlags::CLOEXEC)?);
    let queue: Arc<(Mutex<VecDeque<usize>>, Condvar)> = Arc::default();
    let streams: Arc<Mutex<Vec<Option<Arc<OwnedFd>>>>> = Arc::default();
    for _ in 0..POOL {
        let (poll, queue, streams) = (Arc::clone(&poll), Arc::clone(&queue), Arc::clone(&streams));
        std::thread::spawn(move || worker(&poll, &queue, &streams));
    }
    epoll::add(&*poll, &listener, epoll::EventData::new_u64(u64::MAX), epoll::EventFlags::IN)?;
    let mut events = Vec::with_capacity(EVENTS);
    loop {
        events.clear();
        match epoll::wait(&*poll, spare_capacity(&mut events), None) {
            Err(rustix::io::Errno::INTR) => continue,
            other => other?,
        };
        for event in &events {
            let data = event.data;
            if data.u64() != u64::MAX {
                queue.0.lock().expect("no thread panics").push_back(data.u64() as usize);
                queue.1.notify_one();
                continue;
            }
            while let Ok(stream) = rustix::net::accept_with(&listener, SocketFlags::NONBLOCK) {
                rustix::net::sockopt::set_tcp_nodelay(&stream, true)?;
                let at = stream.as_raw_fd() as usize;
                let mut streams = streams.lock().expect("no thread panics");
                if streams.len() <= at {
                    streams.resize(at + 1, None);
                }
                epoll::add(&*poll, &stream, epoll::EventData::new_u64(at as u64), one_shot())?;
                streams[at] = Some(Arc::new(stream));
            }
        }
    }
}

fn one_shot() -> epoll::EventFlags {
    epoll::EventFlags::IN | epoll::EventFlags::ONESHOT
}

fn worker(
    poll: &OwnedFd,
    queue: &(Mutex<VecDeque<usize>>, Condvar),
    streams: &Mutex<Vec<Option<Arc<OwnedFd>>>>,
) {
    let mut buffer = vec![0; BUFFER];
    loop {
        let waiting = queue.0.lock().expect("no thread panics");
        let mut waiting = queue.1.wait_while(waiting, |w| w.is_empty()).expect("no thread panics");
        let Some(at) = waiting.pop_front() else { continue };
        drop(waiting);
        let Some(stream) = streams.lock().expect("no thread panics")[at].clone() else { continue };
        match rustix::io::read(&*stream, &mut buffer[..]) {
            Ok(n @ 1..) if rustix::io::write(&*stream, &buffer[..n]).is_ok_and(|sent| sent == n) => {}
            Err(rustix::io::Errno::AGAIN) => {}
            _ => {
                streams.lock().expect("no thread panics")[at] = None;
                continue;
            }
        }
        let _ = epoll::modify(poll, &*stream, epoll::EventData::new_u64(at as u64), one_shot());
    }
}
