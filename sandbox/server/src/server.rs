//! The running server: its two ports, and the thread it works on.

use std::future::IntoFuture;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;

use axum::Router;
use sandbox_core::Addresses;
use tokio::sync::oneshot;

use crate::app::App;
use crate::listener::Wires;
use crate::wire::Plan;
use crate::{Options, exchange, other_origin};

/// A sandbox at work on a thread of its own; it ends when this value is dropped.
#[derive(Debug)]
pub struct Running {
    url: String,
    other_origin: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// The sandbox's address, without a slash at the end: the base URL of the default world.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The address of the other origin, where redirects lead.
    pub fn other_origin(&self) -> &str {
        &self.other_origin
    }

    /// Waits until the server ends, which it does only when it fails.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _already_ended = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

/// Starts a sandbox on 127.0.0.1.
///
/// # Errors
///
/// When a port cannot be bound, or the server's thread cannot be started.
pub fn spawn(options: Options) -> io::Result<Running> {
    let (main, url) = listen(options.port)?;
    let (other, other_origin) = listen(0)?;
    let addresses = Addresses {
        url: url.clone(),
        other_origin: other_origin.clone(),
    };
    let app = Arc::new(App::new(options, addresses));

    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let (stop, stopped) = oneshot::channel();
    let thread = std::thread::Builder::new()
        .name("sandbox".to_owned())
        .spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    result = serve(main, other, app) => {
                        if let Err(error) = result {
                            eprintln!("sandbox: {error}");
                        }
                    }
                    _ = stopped => {}
                }
            });
        })?;
    Ok(Running {
        url,
        other_origin,
        stop: Some(stop),
        thread: Some(thread),
    })
}

fn listen(port: u16) -> io::Result<(TcpListener, String)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    let url = format!("http://{}", listener.local_addr()?);
    Ok((listener, url))
}

async fn serve(main: TcpListener, other: TcpListener, app: Arc<App>) -> io::Result<()> {
    let main = Wires(tokio::net::TcpListener::from_std(main)?);
    let other = tokio::net::TcpListener::from_std(other)?;
    let exchange = Router::new()
        .fallback(exchange::answer)
        .with_state(app.clone());
    let exchange = exchange.into_make_service_with_connect_info::<Plan>();
    let elsewhere = Router::new().fallback(other_origin::answer).with_state(app);
    tokio::try_join!(
        axum::serve(main, exchange).into_future(),
        axum::serve(other, elsewhere).into_future(),
    )?;
    Ok(())
}
