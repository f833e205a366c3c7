//! `bluebook lsp`: help while writing, for every program that speaks the Language
//! Server Protocol, over standard input and output.

use std::io::Write;
use std::path::{Path, PathBuf};

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use serde_json::{Value, json};

use super::Exit;
use super::terminal::complain;
use crate::language::{Desk, path_of, schemas, taplo, uri_of};

/// `bluebook lsp`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The folder that holds content and data [default: what the editor names,
    /// or the folder that the command runs in]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Standard input and output: the only way there is; editors ask for it
    #[arg(long)]
    pub stdio: bool,
    /// Write JSON Schemas of the data files into DIR, for other programs that complete
    /// TOML, and `.taplo.toml` beside it unless there is one; serve nobody
    #[arg(long, value_name = "DIR")]
    pub schemas: Option<PathBuf>,
}

/// Serves an editor until it says goodbye.
pub fn run(options: &Options) -> Exit {
    if let Some(folder) = &options.schemas {
        return match write_schemas(options, folder) {
            Ok(()) => Exit::Fine,
            Err(error) => {
                complain(&format!(
                    "error: {} can't be written: {error}",
                    folder.display()
                ));
                Exit::Failed
            }
        };
    }
    let (connection, threads) = Connection::stdio();
    let served = serve(options, &connection);
    drop(connection);
    let joined = threads.join().map_err(|error| error.to_string());
    match served.and(joined) {
        Ok(()) => Exit::Fine,
        Err(message) => {
            complain(&format!("error: {message}"));
            Exit::Failed
        }
    }
}

/// Writes the schemas, and how Taplo finds them where nobody has said that yet.
fn write_schemas(options: &Options, folder: &Path) -> std::io::Result<()> {
    let root = options.root.clone().unwrap_or_else(|| PathBuf::from("."));
    let within = root.join(folder);
    std::fs::create_dir_all(&within)?;
    for (name, _, schema) in schemas() {
        std::fs::write(within.join(name), format!("{schema:#}\n"))?;
    }
    match std::fs::File::create_new(root.join(".taplo.toml")) {
        Ok(mut file) => file.write_all(taplo(&folder.to_string_lossy()).as_bytes()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

fn serve(options: &Options, connection: &Connection) -> Result<(), String> {
    let can = json!({
        "textDocumentSync": { "openClose": true, "change": 1, "save": true },
        "completionProvider": { "triggerCharacters": ["(", ":", "/", "\""] },
        "hoverProvider": true,
        "definitionProvider": true,
        "referencesProvider": true,
        "codeActionProvider": { "codeActionKinds": ["quickfix"] },
        "documentSymbolProvider": true,
        "renameProvider": { "prepareProvider": true },
    });
    let asked = connection
        .initialize(can)
        .map_err(|error| error.to_string())?;
    let root = options.root.clone().or_else(|| {
        let folder = asked["workspaceFolders"][0]["uri"].as_str();
        path_of(folder.or(asked["rootUri"].as_str())?)
    });
    let root = root.unwrap_or_else(|| PathBuf::from("."));
    let root = root.canonicalize().unwrap_or(root);
    let mut server = Server {
        desk: Desk::new(&root),
        root,
        connection,
    };
    server.publish()?;
    for message in &connection.receiver {
        match message {
            Message::Request(request) => {
                if connection
                    .handle_shutdown(&request)
                    .map_err(|error| error.to_string())?
                {
                    return Ok(());
                }
                let answer = match server.answer(&request) {
                    Ok(answer) => Response::new_ok(request.id, answer),
                    Err(why) => Response::new_err(request.id, ErrorCode::RequestFailed as i32, why),
                };
                server.send(Message::Response(answer))?;
            }
            Message::Notification(note) => server.take(&note)?,
            Message::Response(_) => {}
        }
    }
    Ok(())
}

struct Server<'a> {
    desk: Desk,
    root: PathBuf,
    connection: &'a Connection,
}

impl Server<'_> {
    fn send(&self, message: Message) -> Result<(), String> {
        let sent = self.connection.sender.send(message);
        sent.map_err(|_| "the editor went away".to_owned())
    }

    /// The path of a document from the root; `None` for one outside of it.
    fn path(&self, params: &Value) -> Option<String> {
        let path = path_of(params["textDocument"]["uri"].as_str()?)?;
        let path = match path.strip_prefix(&self.root) {
            Ok(path) => path.to_owned(),
            // Through a link, perhaps.
            Err(_) => path
                .canonicalize()
                .ok()?
                .strip_prefix(&self.root)
                .ok()?
                .to_owned(),
        };
        Some(Path::new(&path).to_str()?.to_owned())
    }

    fn take(&mut self, note: &Notification) -> Result<(), String> {
        let params = &note.params;
        let Some(path) = self.path(params) else {
            return Ok(());
        };
        match note.method.as_str() {
            "textDocument/didOpen" => {
                let text = params["textDocument"]["text"].as_str().map(str::to_owned);
                self.desk.lay(&path, text);
            }
            "textDocument/didChange" => {
                let last = params["contentChanges"]
                    .as_array()
                    .and_then(|all| all.last());
                let text = last.and_then(|change| change["text"].as_str());
                self.desk.lay(&path, text.map(str::to_owned));
            }
            "textDocument/didClose" => self.desk.lay(&path, None),
            "textDocument/didSave" => {}
            _ => return Ok(()),
        }
        self.publish()
    }

    /// Tells the editor every problem that there is, and which are gone.
    fn publish(&mut self) -> Result<(), String> {
        for (path, problems) in self.desk.check() {
            self.send(Message::Notification(Notification {
                method: "textDocument/publishDiagnostics".to_owned(),
                params: json!({ "uri": uri_of(&self.root, &path), "diagnostics": problems }),
            }))?;
        }
        Ok(())
    }

    fn answer(&self, request: &Request) -> Result<Value, String> {
        let params = &request.params;
        let Some(path) = self.path(params) else {
            return Ok(Value::Null);
        };
        let position = &params["position"];
        Ok(match request.method.as_str() {
            "textDocument/completion" => json!(self.desk.complete(&path, position)),
            "textDocument/hover" => json!(self.desk.hover(&path, position)),
            "textDocument/definition" => json!(self.desk.definition(&path, position)),
            "textDocument/references" => json!(self.desk.references(&path, position)),
            "textDocument/codeAction" => json!(self.desk.actions(&path, &params["range"])),
            "textDocument/documentSymbol" => json!(self.desk.symbols(&path)),
            "textDocument/prepareRename" => json!(self.desk.prepare_rename(&path, position)),
            "textDocument/rename" => {
                let new = params["newName"].as_str().unwrap_or("");
                self.desk.rename(&path, position, new)?
            }
            _ => Value::Null,
        })
    }
}
