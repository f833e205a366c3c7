// Starts `bluebook lsp` in the folder of the report, and nothing more: what there is to
// know about reports the server knows.

import { ExtensionContext, commands, window, workspace } from "vscode";
import { LanguageClient } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

async function start(): Promise<void> {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    return;
  }
  const command = workspace.getConfiguration("bluebook").get<string>("command", "bluebook");
  const inside = folder.uri.fsPath.replaceAll("\\", "/");
  const documents = `${inside}/{content,data}/**/*.{md,toml}`;
  client = new LanguageClient(
    "bluebook",
    "Bluebook",
    { command, args: ["lsp", "--stdio"], options: { cwd: folder.uri.fsPath } },
    { documentSelector: [{ scheme: "file", pattern: documents }], workspaceFolder: folder },
  );
  try {
    await client.start();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    window.showErrorMessage(
      `Bluebook can't be started (${why}). The setting “bluebook.command” says where it is.`,
    );
  }
}

export async function activate(context: ExtensionContext): Promise<void> {
  const restart = commands.registerCommand("bluebook.restart", async () => {
    await deactivate();
    await start();
  });
  context.subscriptions.push(restart);
  await start();
}

export async function deactivate(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.stop();
}
