import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import express, { type NextFunction, type Request, type Response } from "express";
import helmet from "helmet";
import * as build from "virtual:remix/server-build";
import { goThroughPricesOfNight } from "#app/commands/benchmark/go-through-prices.server.ts";
import { reading } from "#app/data/db.server.ts";
import { nobody } from "#app/domain/access/actor.ts";
import { documents } from "#app/files/store.server.ts";
import { openServices } from "#app/services.server.ts";
import { env } from "#app/web/env.server.ts";
import { sameOriginOnly } from "#app/web/origin.server.ts";
import { visitorOf, type Visitor } from "#app/web/visitor.server.ts";

export { deedsOnPrices } from "#app/deeds-on-prices.server.ts";
export type Running = { readonly port: number; readonly stop: () => Promise<void> };

/** Serves the portal to the database at `servingUrl`. Answers once the port listens; `stop` lets requests finish first. */
export async function serve(servingUrl: string): Promise<Running> {
  const close = await openServices(servingUrl, env().APP_ORIGIN ?? `http://localhost:${env().PORT}`);
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", env().TRUST_PROXY);
  app.use(nonce, headers, oneLongWay);
  app.use(files());
  app.get("/health/live", (_request, response) => void response.json({ live: true }));
  app.get("/health/ready", (_request, response) => void ready(response));
  app.use(sameOriginOnly);
  const pages = createRequestHandler({ build, mode: "production", getLoadContext: contextOf });
  app.all("*", (request, response, next) => void pages(request, response, next));
  const server = await listen(app);
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : env().PORT,
    stop: async () => {
      await finish(server);
      await close();
    },
  };
}

/** Does now, while the portal serves, what it does every night with the prices of placements. Answers how many are asked about. */
export function spendNight(): Promise<number> {
  return goThroughPricesOfNight();
}

/** One look at the session for all loaders of a page. */
function contextOf(request: Request, response: Response) {
  let visitor: Promise<Visitor> | undefined;
  return {
    nonce: String(response.locals["nonce"]),
    address: request.ip ?? "",
    posted: request.method === "POST",
    visitor: () => (visitor ??= visitorOf(request.headers.cookie ?? null)),
  };
}

function nonce(_request: Request, response: Response, next: NextFunction) {
  response.locals["nonce"] = randomBytes(16).toString("base64");
  next();
}

const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      "default-src": ["'self'"],
      "script-src": [
        "'self'",
        (_request, response) => `'nonce-${String((response as Response).locals["nonce"])}'`,
      ],
      "style-src": ["'self'"],
      "img-src": ["'self'", "data:"],
      "font-src": ["'self'"],
      "connect-src": ["'self'"],
      "object-src": ["'none'"],
      "base-uri": ["'none'"],
      "form-action": ["'self'"],
      "frame-ancestors": ["'none'"],
    },
  },
  referrerPolicy: { policy: "same-origin" },
});

/** Pages hold what only this visitor may see: nothing between us and them may keep a copy. */
function oneLongWay(_request: Request, response: Response, next: NextFunction) {
  response.setHeader("Cache-Control", "private, no-store");
  next();
}

function files() {
  const router = express.Router();
  const script = createRequire(import.meta.url).resolve("govuk-frontend/dist/govuk/govuk-frontend.min.js");
  router.get("/govuk/govuk-frontend.min.js", (_request, response) =>
    response.sendFile(script, { maxAge: "1h" }),
  );
  router.use(
    "/assets",
    express.static(path.resolve("build/client/assets"), {
      immutable: true,
      maxAge: "1y",
      fallthrough: false,
    }),
  );
  router.use(express.static(path.resolve("build/client"), { maxAge: "1h", index: false }));
  return router;
}

async function ready(response: Response) {
  try {
    await reading(nobody, (tx) => tx.$queryRaw`SELECT 1`);
    await documents().check();
    response.json({ ready: true });
  } catch {
    response.status(503).json({ ready: false });
  }
}

function listen(app: express.Express): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(env().PORT, env().HOST, () => resolve(server));
    server.once("error", reject);
  });
}

/** Takes no new requests and lets those under way finish, for ten seconds at most. */
async function finish(server: Server) {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 10_000).unref();
  });
}
