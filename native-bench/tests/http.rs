//! HTTP/1.1 as clients meet it.

mod client;

use std::io::Write;
use std::net::{Shutdown, TcpStream};

use client::{Running, rest, serve};
use looplab_native::server::http::Http;

fn server() -> Running {
    serve(Http::default)
}

/// What comes back for these bytes until the server ends, without the dates.
fn answers(server: &Running, request: &str) -> String {
    let mut client = server.connect();
    client.write_all(request.as_bytes()).expect("the server reads");
    client.shutdown(Shutdown::Write).expect("connected");
    text(&mut client)
}

fn text(client: &mut TcpStream) -> String {
    let text = String::from_utf8(rest(client)).expect("text");
    text.split_inclusive("\r\n").filter(|line| !line.starts_with("date: ")).collect()
}

fn ok(content: &str) -> String {
    let length = content.len();
    format!("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: {length}\r\n\r\n{content}")
}

fn refused(status: &str) -> String {
    format!("HTTP/1.1 {status}\r\ncontent-type: text/plain\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
}

#[test]
fn requests_on_one_connection_are_answered_in_order() {
    let server = server();
    let pipelined = "GET / HTTP/1.1\r\nhost: a\r\n\r\nGET /pool?ms=5 HTTP/1.1\r\nhost: a\r\n\r\n\
                     GET / HTTP/1.1\r\nhost: a\r\n\r\n";
    let expected = [ok("Hello, world!\n"), ok("worked\n"), ok("Hello, world!\n")].concat();
    assert_eq!(answers(&server, pipelined), expected);
    server.stop();
}

#[test]
fn requests_may_come_in_any_pieces() {
    let server = server();
    let request =
        "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\n\r\nabcdeHEAD / HTTP/1.1\r\nhost: a\r\n\r\n";
    let whole = answers(&server, request);
    let head_of_pool = answers(&server, "HEAD /pool?ms=1 HTTP/1.1\r\nhost: a\r\n\r\n");
    assert_eq!(head_of_pool, ok("worked\n").replace("worked\n", ""));
    let head = ok("Hello, world!\n").replace("Hello, world!\n", "");
    assert_eq!(whole, ok("Hello, world!\n") + &head);
    for piece in [1, 3, 40] {
        let mut client = server.connect();
        client.set_nodelay(true).expect("connected");
        for bytes in request.as_bytes().chunks(piece) {
            client.write_all(bytes).expect("the server reads");
        }
        client.shutdown(Shutdown::Write).expect("connected");
        assert_eq!(text(&mut client), whole);
    }
    server.stop();
}

#[test]
fn what_cannot_be_understood_is_refused_and_closed() {
    let server = server();
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(100));
    let long = format!("GET /{} HTTP/1.1\r\n", "a".repeat(20_000));
    let cases = [
        ("nonsense\r\n\r\n", "400 Bad Request"),
        ("GET / HTTP/1.1\r\ncontent-length: +5\r\n\r\n", "400 Bad Request"),
        ("GET / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", "400 Bad Request"),
        ("GET / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n", "501 Not Implemented"),
        (&many, "431 Request Header Fields Too Large"),
        (&long, "431 Request Header Fields Too Large"),
    ];
    for (request, status) in cases {
        let mut client = server.connect();
        client.write_all(request.as_bytes()).expect("the server reads");
        assert_eq!(text(&mut client), refused(status), "{request}");
    }
    server.stop();
}

#[test]
fn keep_alive_is_the_clients_choice() {
    let server = server();
    let mut client = server.connect();
    client.write_all(b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").expect("the server reads");
    assert!(text(&mut client).contains("connection: close\r\n"), "and the server ended");
    let mut client = server.connect();
    client.write_all(b"GET /none HTTP/1.0\r\n\r\n").expect("the server reads");
    assert_eq!(text(&mut client), refused("404 Not Found"));
    server.stop();
}

#[test]
fn who_waits_for_the_pool_and_who_does_not() {
    let server = server();
    let mut slow = server.connect();
    slow.write_all(b"GET /pool?ms=50 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n")
        .expect("the server reads");
    for _ in 0..5 {
        assert_eq!(answers(&server, "GET /block?ms=1 HTTP/1.1\r\nhost: a\r\n\r\n"), ok("worked\n"));
    }
    assert!(text(&mut slow).ends_with("worked\n"));
    server.stop();
}
