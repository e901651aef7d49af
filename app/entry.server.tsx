import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
} from "#app/framework.server.ts";
import { withErrorTitle } from "#app/web/error-title.server.ts";
import { log } from "#app/web/log.server.ts";
import { NonceContext } from "#app/web/nonce.tsx";
import { withoutNulls } from "#app/web/without-nulls.server.ts";

const patienceMs = 10_000;

/** Renders a page whole before it is sent: a page that fails half-way is an error page, never half a page. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: AppLoadContext,
) {
  const nonce = String(context["nonce"]);
  return new Promise<Response>((resolve, reject) => {
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer
          context={withErrorTitle(entry)}
          url={request.url}
          abortDelay={patienceMs}
          nonce={nonce}
        />
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady() {
          clearTimeout(timer);
          const body = withoutNulls();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(
            new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }),
          );
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          failed = true;
          log().error({ err: error }, "a page could not be rendered");
        },
      },
    );
    const timer = setTimeout(abort, patienceMs);
  });
}

/** Our own bugs go to the log; a page that is not there, or a visitor who left, does not. */
export function handleError(error: unknown, { request }: { request: Request }) {
  if (!request.signal.aborted)
    log().error({ err: error, path: new URL(request.url).pathname }, "a request failed");
}
