import { env } from "./env.server.ts";

/** The header that keeps a session in the browser until it is closed. */
export function keepSession(token: string): string {
  return `${cookieName()}=${token}; ${attributes()}`;
}

/** The header that forgets it. */
export function forgetSession(): string {
  return `${cookieName()}=; Max-Age=0; ${attributes()}`;
}

/** The secret in a request's cookie, or nothing. */
export function sessionToken(cookieHeader: string | null): string | undefined {
  const name = `${cookieName()}=`;
  const pair = cookieHeader?.split(/;\s*/).find((part) => part.startsWith(name));
  return pair?.slice(name.length) || undefined;
}

/** Behind https the name's prefix has the browser refuse a cookie that another host of the same domain planted. */
function cookieName(): string {
  return isSecure() ? "__Host-careframe_session" : "careframe_session";
}

function attributes(): string {
  return `Path=/; HttpOnly; SameSite=Lax${isSecure() ? "; Secure" : ""}`;
}

function isSecure(): boolean {
  return env().APP_ORIGIN?.startsWith("https:") ?? false;
}
