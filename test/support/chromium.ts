import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright";

/** Where there is no browser: how to get one, in one line. */
export const howToGetChromium =
  "No Chromium found. Debian: sudo apt-get install chromium. macOS: brew install --cask chromium. " +
  "Windows: winget install Hibbiki.Chromium. Or name one in CHROMIUM_PATH.";

/** The browser for the tests: the one that CHROMIUM_PATH names, else the system's, else Playwright's own, else none. */
export function findChromium(): string | undefined {
  const named = process.env["CHROMIUM_PATH"];
  if (named) return named;
  return [...systemPlaces(), chromium.executablePath()].find((place) => existsSync(place));
}

/** The same browser without a window takes a quarter less of the processor. */
const headlessNames = ["chromium-headless-shell", "chrome-headless-shell"];

/** What keeps the browser off the network, as root able to start, and of one process fewer where there is no screen. */
export const chromiumArguments: readonly string[] = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--in-process-gpu",
];

function systemPlaces(): readonly string[] {
  const platform = os.platform();
  if (platform === "darwin")
    return ["/Applications", path.join(os.homedir(), "Applications")].flatMap(macPlaces);
  if (platform === "win32")
    return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap(windowsPlaces);
  return ["/usr/bin", "/usr/local/bin", "/snap/bin"].flatMap((folder) =>
    [...headlessNames, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map((name) =>
      path.join(folder, name),
    ),
  );
}

function macPlaces(folder: string): readonly string[] {
  return ["Chromium", "Google Chrome"].map((name) => path.join(folder, `${name}.app/Contents/MacOS/${name}`));
}

function windowsPlaces(variable: string): readonly string[] {
  const folder = process.env[variable];
  if (!folder) return [];
  return ["Chromium", "Google\\Chrome"].map((name) => path.join(folder, `${name}\\Application\\chrome.exe`));
}
