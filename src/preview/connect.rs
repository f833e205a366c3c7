//! Connections. A client that is slow or broken loses its own connection and
//! nobody else's, and however many there are, files are left for the builds.

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, watch as channel};
use tokio::time::{sleep, timeout};

use super::Stage;
use super::respond::{Body, respond};

/// How long a client may take to send a request, and how long a connection may
/// lie idle.
const REQUEST: Duration = Duration::from_secs(10);

/// How long a connection is served; after that the answer that is on its way has
/// as long again to arrive. On this machine only a client that doesn't read takes
/// that long, and a browser that finds its connection closed opens another one.
const LIFE: Duration = Duration::from_secs(60);

/// How many connections there are at a time. More of them wait.
const MOST: usize = 4096;

/// How many open files are left for the builds and the watcher.
const FOR_BUILDS: usize = 128;

/// How long to wait where the system can't accept a connection.
const PAUSE: Duration = Duration::from_millis(20);

/// Serves what is published until the process ends.
pub(super) fn serve(listener: TcpListener, stage: channel::Receiver<Arc<Stage>>) -> io::Result<()> {
    let places = Arc::new(Semaphore::new(places()));
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        loop {
            let Ok(place) = Arc::clone(&places).acquire_owned().await else {
                return Ok(());
            };
            let Ok((stream, _)) = listener.accept().await else {
                sleep(PAUSE).await;
                continue;
            };
            let stage = stage.clone();
            tokio::spawn(async move {
                connection(stream, stage).await;
                drop(place);
            });
        }
    })
}

/// One connection, from its first request to its end. How it ends is nobody's
/// concern but the client's.
async fn connection(stream: TcpStream, stage: channel::Receiver<Arc<Stage>>) {
    let _ = stream.set_nodelay(true);
    let answer = service_fn(|request: Request<Incoming>| {
        let stage = stage.clone();
        async move { Ok::<Response<Body>, Infallible>(respond(stage, &request).await) }
    });
    let mut connection = pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(REQUEST)
            .serve_connection(TokioIo::new(stream), answer)
    );
    if timeout(LIFE, connection.as_mut()).await.is_err() {
        connection.as_mut().graceful_shutdown();
        let _ = timeout(LIFE, connection).await;
    }
}

/// As many connections as this process may have files open, but for those that
/// builds need.
#[cfg(unix)]
fn places() -> usize {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    let wanted = (MOST + FOR_BUILDS) as u64;
    let allowed = limit.maximum.map_or(wanted, |most| most.min(wanted));
    if limit.current.is_some_and(|current| current < allowed) {
        limit.current = Some(allowed);
        // Where it is refused the old limit holds.
        let _ = setrlimit(Resource::Nofile, limit);
    }
    let open = getrlimit(Resource::Nofile).current.unwrap_or(wanted);
    usize::try_from(open)
        .unwrap_or(MOST)
        .saturating_sub(FOR_BUILDS)
        .clamp(FOR_BUILDS, MOST)
}

#[cfg(not(unix))]
fn places() -> usize {
    MOST
}
