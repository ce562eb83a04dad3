//! The running server: its two ports, and the way of a request from the connection to its answer.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;

use axum::Router;
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::uri::{PathAndQuery, Uri};
use axum::http::{Method, Request, Response, StatusCode};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use serde_json::json;
use tokio::net::TcpStream;
use tokio::sync::oneshot;

use crate::answer::Answer;
use crate::wire::{self, Cut, Plan, Wire};
use crate::world::World;
use crate::worlds::Worlds;
use crate::{Options, control, cors, gate, other_origin, static_files};

/// A sandbox at work on a thread of its own; it ends when this is dropped.
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

    /// Waits until the server ends, which it does not do by itself.
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

/// What every request may need.
#[derive(Debug)]
pub(crate) struct App {
    pub(crate) worlds: Worlds,
    pub(crate) options: Options,
    pub(crate) url: String,
    pub(crate) other_origin: String,
}

/// Starts a sandbox on 127.0.0.1.
///
/// # Errors
///
/// When a port cannot be bound, or the server's thread cannot be started.
pub fn spawn(options: Options) -> io::Result<Running> {
    let (main, url) = listen(options.port)?;
    let (other, other_origin) = listen(0)?;
    let app = Arc::new(App {
        worlds: Worlds::new(),
        options,
        url: url.clone(),
        other_origin: other_origin.clone(),
    });

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
    let main = tokio::net::TcpListener::from_std(main)?;
    let other = tokio::net::TcpListener::from_std(other)?;
    let router = control::routes()
        .fallback(provider_or_file)
        .with_state(app.clone());
    let router = TowerToHyperService::new(router);
    loop {
        tokio::select! {
            accepted = main.accept() => {
                // A failed accept concerns one client: it broke off before its turn.
                if let Ok((stream, _)) = accepted {
                    tokio::spawn(connection(stream, app.clone(), router.clone()));
                }
            }
            accepted = other.accept() => {
                if let Ok((stream, _)) = accepted {
                    tokio::spawn(other_connection(stream, app.clone()));
                }
            }
        }
    }
}

async fn connection(stream: TcpStream, app: Arc<App>, router: TowerToHyperService<Router>) {
    // Only speed depends on it.
    let _set = stream.set_nodelay(true);
    let plan = Plan::default();
    let wire = TokioIo::new(Wire::new(stream, plan.clone()));
    let service = service_fn(move |request| {
        let (app, router, plan) = (app.clone(), router.clone(), plan.clone());
        async move {
            let mut response = answer(&app, &router, request).await;
            if let Some(cut) = response.extensions_mut().remove::<Cut>() {
                wire::set(&plan, cut);
            }
            Ok::<_, Infallible>(response)
        }
    });
    // Broken connections are everyday here, so there is nobody to tell.
    let _ended = http1::Builder::new().serve_connection(wire, service).await;
}

async fn other_connection(stream: TcpStream, app: Arc<App>) {
    let service = service_fn(move |request: Request<Incoming>| {
        let response = other_origin::answer(&app.worlds, &request);
        async move { Ok::<_, Infallible>(response) }
    });
    let _ended = http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

/// Finds the world, takes its prefix off the path, and sees to cross-origin access on the way in
/// and out.
async fn answer(
    app: &App,
    router: &TowerToHyperService<Router>,
    request: Request<Incoming>,
) -> Response<Body> {
    let Some((world, request)) = located(app, request) else {
        let mut response = Answer::json(404, &json!({ "error": "no such world" })).into();
        allow(&mut response);
        return response;
    };
    let cors = is_control(request.uri().path()) || world.lock().settings.cors;
    let mut response = if request.method() == Method::OPTIONS {
        preflight(cors)
    } else {
        router
            .call(request)
            .await
            .unwrap_or_else(|never| match never {})
    };
    if cors {
        allow(&mut response);
    }
    response
}

fn located(app: &App, mut request: Request<Incoming>) -> Option<(Arc<World>, Request<Incoming>)> {
    let (world, path) = app.worlds.find(request.uri().path())?;
    let target = match request.uri().query() {
        Some(query) => format!("{path}?{query}"),
        None => path,
    };
    let target = PathAndQuery::try_from(target).ok()?;
    let prefixed = request.uri().path().starts_with("/w/");
    *request.uri_mut() = Uri::from(target);
    request.extensions_mut().insert(world.clone());
    request.extensions_mut().insert(Prefixed(prefixed));
    Some((world, request))
}

/// Whether the path named its world; files are served only where it did not.
#[derive(Clone, Copy)]
struct Prefixed(bool);

fn preflight(cors: bool) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    if cors {
        cors::allow_preflight(response.headers_mut());
    }
    response
}

fn allow(response: &mut Response<Body>) {
    cors::allow(response.headers_mut());
}

fn is_control(path: &str) -> bool {
    path.starts_with("/_sandbox")
}

/// Everything that is not control: a file if a folder has it, else a request to a provider, known
/// path or not.
async fn provider_or_file(
    State(app): State<Arc<App>>,
    Extension(world): Extension<Arc<World>>,
    Extension(Prefixed(prefixed)): Extension<Prefixed>,
    request: Request<Body>,
) -> Response<Body> {
    let path = request.uri().path();
    if !prefixed
        && !gate::is_provider(path)
        && let Some(file) = static_files::serve(&app.options, request.method(), path)
    {
        return file;
    }
    gate::enter(world, request, app.other_origin.clone()).await
}
