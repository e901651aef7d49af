import { pino, type Logger } from "pino";
import { env } from "./env.server.ts";

let current: Logger | undefined;

/** The process's log: one JSON line for each thing worth knowing. It never holds a form, a price or a header. */
export function log(): Logger {
  current ??= pino({ level: env().LOG_LEVEL, base: null });
  return current;
}

/** Notes what went wrong while doing something that no page waits for. */
export function noteTrouble(doing: string): (error: unknown) => void {
  return (error) => log().error({ err: error }, `went wrong: ${doing}`);
}
