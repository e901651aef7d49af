import type { NextFunction, Request, Response } from "express";
import { env } from "./env.server.ts";

/**
 * Refuses a form that another site sent (403), before the framework would answer it with 500. A browser says where a
 * form comes from by Sec-Fetch-Site, older ones by Origin; the cookie is SameSite=Lax besides.
 */
export function sameOriginOnly(request: Request, response: Response, next: NextFunction) {
  if (!env().TRUST_PROXY) delete request.headers["x-forwarded-host"];
  if (request.method === "GET" || request.method === "HEAD") return next();
  const site = request.headers["sec-fetch-site"];
  const origin = request.headers.origin;
  const fromHere =
    site !== undefined
      ? site === "same-origin" || site === "none"
      : origin === undefined || origin === ownOrigin(request);
  if (fromHere && (origin === undefined || origin === ownOrigin(request))) return next();
  response
    .status(403)
    .type("text/plain")
    .send("This form was sent from another site. Open the page here and send it again.");
}

function ownOrigin(request: Request): string {
  return env().APP_ORIGIN ?? `${request.protocol}://${request.headers.host ?? ""}`;
}

/**
 * Where links in mail lead to: the portal's own origin. Only a demonstration takes the one that the request came by,
 * since a stranger could ask for somebody's letter with a host of his own.
 */
export function originOf(url: URL): string {
  const { APP_ORIGIN, CAREFRAME_MODE, PORT } = env();
  if (APP_ORIGIN) return APP_ORIGIN;
  return CAREFRAME_MODE === "demonstration" ? url.origin : `http://localhost:${PORT}`;
}
