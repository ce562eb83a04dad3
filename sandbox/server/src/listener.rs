//! A listener whose connections can break as planned, and tell the requests on them where the plan is.

use std::io;
use std::net::SocketAddr;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::net::TcpListener;

use crate::wire::{Plan, Wire};

#[derive(Debug)]
pub(crate) struct Wires(pub(crate) TcpListener);

impl Listener for Wires {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        // Only speed depends on it.
        let _set = stream.set_nodelay(true);
        (Wire::new(stream), address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

impl Connected<IncomingStream<'_, Wires>> for Plan {
    fn connect_info(stream: IncomingStream<'_, Wires>) -> Self {
        stream.io().plan()
    }
}
