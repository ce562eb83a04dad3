//! A connection that can break in the middle of an answer: after a part of the head, or of the
//! body, as a broken network would break it. hyper writes the whole answer; this decides how much
//! of it gets out.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::Sleep;

/// How long a silent connection stays open.
const SILENCE: Duration = Duration::from_secs(120);

/// Where an answer stops, as an extension of the response it belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    pub(crate) at: At,
    pub(crate) then: Then,
}

/// The bytes that still get out.
#[derive(Clone, Copy, Debug)]
pub(crate) enum At {
    /// This many from the first of the head on.
    Head(usize),
    /// The head, then this many of the body.
    Body(usize),
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Then {
    Close,
    /// Stay silent for long, then close.
    Stall,
}

/// The cut for the answer to come; shared by a connection and the service that answers on it.
pub(crate) type Plan = Arc<Mutex<Option<Cut>>>;

pub(crate) fn set(plan: &Plan, cut: Cut) {
    *plan.lock().unwrap_or_else(PoisonError::into_inner) = Some(cut);
}

#[derive(Debug)]
pub(crate) struct Wire {
    stream: TcpStream,
    plan: Plan,
    /// How many bytes of the blank line that ends the head have just gone out.
    blank: usize,
    silence: Option<Pin<Box<Sleep>>>,
}

impl Wire {
    pub(crate) fn new(stream: TcpStream, plan: Plan) -> Self {
        Self {
            stream,
            plan,
            blank: 0,
            silence: None,
        }
    }

    fn cut(&self) -> Option<Cut> {
        *self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits out the silence if there is to be one, then fails: hyper closes a connection it cannot
    /// write to.
    fn end(&mut self, then: Then, context: &mut Context<'_>) -> Poll<io::Error> {
        if let Then::Stall = then {
            let silence = self
                .silence
                .get_or_insert_with(|| Box::pin(tokio::time::sleep(SILENCE)));
            if silence.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
        }
        Poll::Ready(io::Error::new(io::ErrorKind::BrokenPipe, "cut as planned"))
    }

    /// How many of these bytes the cut lets out.
    fn allowed(&self, cut: Cut, bytes: &[u8]) -> usize {
        match cut.at {
            At::Head(left) => left.min(bytes.len()),
            At::Body(left) => {
                let mut blank = self.blank;
                let head = bytes.iter().take_while(|byte| {
                    let within = blank < BLANK_LINE.len();
                    blank = after(blank, **byte);
                    within
                });
                (head.count() + left).min(bytes.len())
            }
        }
    }

    /// Counts off what has gone out.
    fn sent(&mut self, cut: Cut, bytes: &[u8]) {
        let at = match cut.at {
            At::Head(left) => At::Head(left - bytes.len()),
            At::Body(mut left) => {
                for byte in bytes {
                    if self.blank == BLANK_LINE.len() {
                        left -= 1;
                    } else {
                        self.blank = after(self.blank, *byte);
                    }
                }
                At::Body(left)
            }
        };
        set(&self.plan, Cut { at, ..cut });
    }
}

const BLANK_LINE: &[u8] = b"\r\n\r\n";

/// How much of the blank line is complete after one more byte; once complete it stays so.
fn after(blank: usize, byte: u8) -> usize {
    match BLANK_LINE.get(blank) {
        None => blank,
        Some(next) if *next == byte => blank + 1,
        Some(_) => usize::from(byte == b'\r'),
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let Some(cut) = self.cut() else {
            return Pin::new(&mut self.stream).poll_write(context, bytes);
        };
        let allowed = self.allowed(cut, bytes);
        if allowed == 0 && !bytes.is_empty() {
            return self.end(cut.then, context).map(Err);
        }
        let written = Pin::new(&mut self.stream).poll_write(context, &bytes[..allowed]);
        if let Poll::Ready(Ok(count)) = written {
            self.sent(cut, &bytes[..count]);
        }
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}
