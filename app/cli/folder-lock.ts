import fs from "node:fs";
import path from "node:path";
import { EnvironmentProblem } from "#app/web/env.server.ts";

/** Holds the data folder for this process; refuses while another live one holds it. A dead holder's mark is taken over. */
export function holdFolder(folder: string): () => void {
  fs.mkdirSync(folder, { recursive: true });
  const mark = path.join(folder, "careframe.pid");
  const holder = fs.existsSync(mark) ? Number(fs.readFileSync(mark, "utf8")) : 0;
  if (holder && holder !== process.pid && lives(holder)) {
    throw new EnvironmentProblem(
      `Another Careframe (process ${holder}) is using ${folder}. Stop it, or set DATA_DIR to another folder.`,
    );
  }
  fs.writeFileSync(mark, String(process.pid));
  return () => fs.rmSync(mark, { force: true });
}

/** Whether a process of this number lives and looks like ours: a number may have been given to another program since. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !fs.existsSync(commandLine) || fs.readFileSync(commandLine, "utf8").includes("start.ts");
}
