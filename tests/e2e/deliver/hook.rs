//! An HTTP server on loopback that answers as it is told and keeps what it was sent.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A server that gives one answer after another, and the last again and again. `None`: nothing comes.
pub struct Hook {
    pub port: u16,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Hook {
    pub fn start(answers: Vec<Option<&'static str>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut open = Vec::new();
            for (n, stream) in listener.incoming().map_while(Result::ok).enumerate() {
                let mut stream = stream;
                let request = request(&mut stream);
                kept.lock().expect("no panic").push(request);
                match answers[n.min(answers.len() - 1)] {
                    None => open.push(stream),
                    Some(answer) => {
                        let (status, body) = answer.split_once('|').unwrap_or((answer, ""));
                        let text = format!(
                            "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                            body.len()
                        );
                        // A caller that was killed does not read it.
                        stream.write_all(text.as_bytes()).unwrap_or_default();
                    }
                }
            }
        });
        Hook { port, seen }
    }

    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().expect("no panic").clone()
    }
}

/// Head and body, as text.
fn request(stream: &mut TcpStream) -> String {
    let (mut bytes, mut piece) = (Vec::new(), [0; 8192]);
    loop {
        let n = stream.read(&mut piece).unwrap_or(0);
        bytes.extend_from_slice(&piece[..n]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let length = text
            .lines()
            .find_map(|l| {
                l.to_ascii_lowercase()
                    .strip_prefix("content-length: ")?
                    .parse()
                    .ok()
            })
            .unwrap_or(0usize);
        let body = bytes
            .windows(4)
            .position(|w| w == b"\r\n\r\n")
            .map(|at| bytes.len() - at - 4);
        if n == 0 || body.is_some_and(|b| b >= length) {
            return text;
        }
    }
}
