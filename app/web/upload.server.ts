import { once } from "node:events";
import { PassThrough, type Readable } from "node:stream";
import { Busboy } from "@fastify/busboy";
import { arrivedNow, type Arrival } from "#app/data/db.server.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { fieldsOf, type Fields } from "./fields-of-body.server.ts";

export type UploadedFile = { readonly name: string; readonly bytes: Readable };

export type UploadForm<T> = {
  /** The name of the file's input, and of the text fields that are read beside it; others are passed over. */
  readonly file: string;
  readonly fields: readonly string[];
  readonly maximumBytes: number;
  /** Takes in the file while the body is still arriving. */
  readonly receive: (file: UploadedFile) => Promise<T>;
  /** Undoes `receive` where the form around the file turns out to be broken. */
  readonly discard: (received: T) => Promise<void>;
  /** Takes what was typed, as far as it came in, so that a page whose file is refused can keep it. */
  readonly typed?: URLSearchParams;
};

/** `received` is absent where no file was chosen. `arrival` is when the body was in, before what was received was kept. */
export type Upload<T> = {
  readonly fields: Fields;
  readonly received: T | undefined;
  readonly arrival: Arrival;
};

/** 413 for "too-large", 400 for the others. */
export type UploadRefusal =
  | { readonly kind: "too-large"; readonly maximumBytes: number }
  | { readonly kind: "field-too-long"; readonly field: string; readonly maximumBytes: number }
  | { readonly kind: "not-an-upload" | "broken-upload" };

const maximumFieldBytes = 100_000;
const allowanceForFields = 1_000_000;

/** A browser hears a refusal only when it has sent its body: so much more is read and thrown away before hanging up. */
const patience = 200_000_000;

/** Reads a multipart form with one file, which goes straight on to `receive`. Refuses what is too large or broken. */
export async function readUpload<T>(
  request: Request,
  form: UploadForm<T>,
): Promise<Verdict<Upload<T>, UploadRefusal>> {
  const parser = startParsing(request.headers.get("content-type") ?? "", form.maximumBytes);
  if (!parser || !request.body) {
    await letGo((request.body ?? []) as unknown as AsyncIterable<Uint8Array>);
    return no({ kind: "not-an-upload" });
  }
  const texts = form.typed ?? new URLSearchParams();
  const problems: UploadRefusal[] = [];
  let file: PassThrough | undefined;
  let receiving: Promise<Outcome<T>> | undefined;

  parser.on("file", (input, stream, name) => {
    stream.on("error", () => file?.destroy(new BrokenOff()));
    if (input !== form.file || !name || file) return void stream.resume();
    stream.once("limit", () => {
      problems.push({ kind: "too-large", maximumBytes: form.maximumBytes });
      file?.destroy(new BrokenOff());
    });
    file = stream.pipe(new PassThrough());
    receiving = outcomeOf(form.receive({ name: plainName(name), bytes: file })).finally(() =>
      stream.unpipe().resume(),
    );
  });
  parser.on("field", (name, value, _nameCut, valueCut) => {
    if (!form.fields.includes(name)) return;
    if (valueCut) problems.push({ kind: "field-too-long", field: name, maximumBytes: maximumFieldBytes });
    if (value.includes("\u0000")) problems.push({ kind: "broken-upload" });
    texts.append(name, value);
  });

  const body = request.body as unknown as AsyncIterable<Uint8Array>;
  const ending = await feed(parser, body, form.maximumBytes + allowanceForFields);
  const arrival = arrivedNow();
  if (ending === "too-large") problems.push({ kind: "too-large", maximumBytes: form.maximumBytes });
  if (ending === "broken" || (ending === "whole" && !(await endsWell(parser))))
    problems.push({ kind: "broken-upload" });
  const [refusal] = problems;
  if (refusal) file?.destroy(new BrokenOff());
  const outcome = await receiving;
  if (outcome && !outcome.ok && !(outcome.error instanceof BrokenOff)) throw outcome.error;
  if (!refusal)
    return yes({ fields: fieldsOf(texts), received: outcome?.ok ? outcome.value : undefined, arrival });
  if (outcome?.ok) await form.discard(outcome.value);
  return no(refusal);
}

type Parser = InstanceType<typeof Busboy>;

function startParsing(contentType: string, fileSize: number): Parser | undefined {
  if (!/^multipart\/form-data/i.test(contentType)) return undefined;
  try {
    const limits = {
      fileSize,
      fieldSize: maximumFieldBytes,
      fields: 500,
      parts: 600,
      headerPairs: 100,
      headerSize: 16_000,
    };
    return new Busboy({ headers: { "content-type": contentType }, limits });
  } catch {
    return undefined;
  }
}

/** What a file's stream ends with when the upload around it is refused. */
class BrokenOff extends Error {
  override readonly message = "the upload broke off";
}

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

function outcomeOf<T>(promise: Promise<T>): Promise<Outcome<T>> {
  return promise.then(
    (value) => ({ ok: true, value }),
    (error: unknown) => ({ ok: false, error }),
  );
}

/** Takes a body in and throws it away, up to where patience ends. */
async function letGo(body: AsyncIterable<Uint8Array>) {
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > patience) return;
  }
}

type Ending = "whole" | "broken" | "too-large";

/** Feeds the body to the parser no faster than the file is taken in, and says how the body ended. */
async function feed(parser: Parser, body: AsyncIterable<Uint8Array>, ceiling: number): Promise<Ending> {
  const failure = new AbortController();
  parser.once("error", () => failure.abort());
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > ceiling + patience) break;
      if (size > ceiling || failure.signal.aborted) continue;
      if (!parser.write(Buffer.from(chunk)))
        await once(parser, "drain", { signal: failure.signal }).catch(() => undefined);
    }
  } catch {
    return "broken";
  }
  if (size > ceiling) return "too-large";
  return failure.signal.aborted ? "broken" : "whole";
}

/** Whether the form's closing boundary was there. */
async function endsWell(parser: Parser): Promise<boolean> {
  const finished = once(parser, "finish").then(
    () => true,
    () => false,
  );
  parser.end();
  return finished;
}

/** The file's own name without folders (the parser has cut them), control characters or excess. */
function plainName(name: string): string {
  return name.replace(/\p{Cc}/gu, "").slice(-200);
}
