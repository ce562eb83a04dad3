//! A connection that can break in the middle of a response, after a part of the head or of the body, as on a broken
//! network. The HTTP library writes the whole response; the wire lets out only so much of it.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use sandbox_core::{AfterCut, Cut, CutAt};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::Sleep;

/// How long a silent connection stays open.
const SILENCE: Duration = Duration::from_secs(120);

/// Where the response to come is cut; shared by a connection and the requests on it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan(Arc<Mutex<Option<Cut>>>);

impl Plan {
    pub(crate) fn set(&self, cut: Cut) {
        self.put(Some(cut));
    }

    /// A response without a body is complete before a cut in its body; the next one must not meet that cut.
    pub(crate) fn clear(&self) {
        self.put(None);
    }

    fn put(&self, cut: Option<Cut>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = cut;
    }

    fn get(&self) -> Option<Cut> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug)]
pub(crate) struct Wire {
    stream: TcpStream,
    plan: Plan,
    /// How many bytes of the blank line at the end of the head have just gone out.
    blank: usize,
    silence: Option<Pin<Box<Sleep>>>,
}

impl Wire {
    pub(crate) fn new(stream: TcpStream) -> Self {
        Self {
            stream,
            plan: Plan::default(),
            blank: 0,
            silence: None,
        }
    }

    pub(crate) fn plan(&self) -> Plan {
        self.plan.clone()
    }

    /// Stays silent if it is to, then fails: a connection that cannot be written to is closed.
    fn end(&mut self, then: AfterCut, context: &mut Context<'_>) -> Poll<io::Error> {
        if let AfterCut::Stall = then {
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
            CutAt::Head(left) => left.min(bytes.len()),
            CutAt::Body(left) => {
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

    /// Counts what has gone out.
    fn sent(&mut self, cut: Cut, bytes: &[u8]) {
        let at = match cut.at {
            CutAt::Head(left) => CutAt::Head(left - bytes.len()),
            CutAt::Body(mut left) => {
                for byte in bytes {
                    if self.blank == BLANK_LINE.len() {
                        left -= 1;
                    } else {
                        self.blank = after(self.blank, *byte);
                    }
                }
                CutAt::Body(left)
            }
        };
        self.plan.set(Cut { at, ..cut });
    }
}

const BLANK_LINE: &[u8] = b"\r\n\r\n";

/// How many bytes of the blank line are complete after one more byte; once complete, it stays so.
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
        let Some(cut) = self.plan.get() else {
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
