import { env } from "./env.server.ts";
import { sessionCookie } from "./visitor.server.ts";

/** The header that keeps a session in the browser until it is closed. */
export function keepSession(token: string): string {
  return `${sessionCookie}=${token}; ${attributes()}`;
}

/** The header that forgets it. */
export function forgetSession(): string {
  return `${sessionCookie}=; Max-Age=0; ${attributes()}`;
}

function attributes(): string {
  const secure = env().APP_ORIGIN?.startsWith("https:") ? "; Secure" : "";
  return `Path=/; HttpOnly; SameSite=Lax${secure}`;
}
