import { createRequestHandler } from "@remix-run/express";
import express, { type Request } from "express";
import * as build from "virtual:remix/server-build";
import { connect } from "#app/data/db.server.ts";
import { connectByHand } from "./bid.server.ts";
import { visitorOf, type Visitor } from "#app/web/visitor.server.ts";

/** Serves the bare pages; says on standard output where. */
export function serve(servingUrl: string) {
  connect(servingUrl, 10);
  connectByHand(servingUrl);
  const app = express();
  const getLoadContext = (request: Request) => {
    let visitor: Promise<Visitor> | undefined;
    return { nonce: "bare", visitor: () => (visitor ??= visitorOf(request.headers.cookie ?? null)) };
  };
  const pages = createRequestHandler({ build, mode: "production", getLoadContext });
  app.all("*", (request, response, next) => void pages(request, response, next));
  const server = app.listen(0, "127.0.0.1", () => {
    const address = server.address();
    console.log(`listening ${typeof address === "object" && address ? address.port : 0}`);
  });
}
