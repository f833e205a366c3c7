//! A preview of the site for its editors: built in memory, served on this
//! machine only, rebuilt and reloaded when a file changes.
//!
//! A thread builds (`watch`) and publishes what it made; the server shows what
//! was published last. A build with problems leaves the last good pages and
//! lays the problems over them. Nothing is written to disk.
//!
//! The pages forbid scripts and connections of others, and that holds here
//! too: the reload script is a file of this server, and it waits for the next
//! build by loading a picture that the server holds back until there is one. Then
//! it asks for the page as a script, and puts what has changed in its place
//! (`patch.js`); if that won't do, it loads the page anew.
//!
//! Whoever else is on this machine may talk to the server, so clients that are
//! slow, broken or many are borne (`connect`), and what they ask for is looked
//! up among the files of the site in memory, never on the disk (`respond`).

mod connect;
mod respond;
mod site;
mod watch;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use tokio::sync::watch as channel;

pub use site::{Paint, Site};

/// What a build came to.
#[derive(Debug, Default)]
pub struct Build {
    /// The site, if nothing was wrong.
    pub site: Option<Site>,
    /// The problems as text, as on a terminal; empty if there are none.
    pub report: String,
}

/// What is shown now.
#[derive(Debug)]
struct Stage {
    /// Counts builds, so that a page knows whether it is the latest.
    version: u64,
    /// Whether there was a build at all.
    ready: bool,
    /// The last good site.
    site: Arc<Site>,
    /// The problems of the latest build, if it had any.
    report: Option<String>,
}

/// A server that is bound to its port.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
}

/// How many ports after a taken one are tried before giving up on a suggestion.
const SUGGESTIONS: u16 = 50;

impl Server {
    /// Binds to a port of this machine that only this machine reaches.
    ///
    /// # Errors
    ///
    /// A sentence for people, with the next free port where this one is taken.
    pub fn bind(port: u16) -> Result<Self, String> {
        let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let listener = bind(port).map_err(|error| {
            let free = (1..=SUGGESTIONS)
                .filter_map(|step| port.checked_add(step))
                .find(|port| bind(*port).is_ok());
            match (error.kind(), free) {
                (io::ErrorKind::AddrInUse, Some(free)) => {
                    format!("port {port} is taken by another program; port {free} is free: --port {free}")
                }
                _ => format!("port {port} can't be used: {error}"),
            }
        })?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        Ok(Self { listener, address })
    }

    /// Where the preview is seen.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the process ends. `build` makes the site from the files in
    /// the watched folders; `log` gets a line for each build.
    ///
    /// # Errors
    ///
    /// The folders can't be watched, or the server can't start.
    pub fn run(
        self,
        folders: Vec<PathBuf>,
        build: impl Fn() -> Build + Send + 'static,
        log: impl Fn(&str) + Send + 'static,
    ) -> io::Result<()> {
        let (sender, receiver) = channel::channel(Arc::new(Stage {
            version: first_version(),
            ready: false,
            site: Arc::new(Site::default()),
            report: None,
        }));
        // The watcher starts before the first build, so that no change is lost
        // between the two.
        watch::start(folders, build, log, sender)?;
        connect::serve(self.listener, receiver)
    }
}

/// Where the builds are counted from. A page that a server before this one sent
/// must not take the first build of this one for its own.
fn first_version() -> u64 {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |time| time.as_secs() * 1000)
}
