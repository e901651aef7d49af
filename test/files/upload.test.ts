import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { readUpload, type UploadedFile } from "#app/web/upload.server.ts";

const boundary = "----careframe";
const maximumBytes = 1_000;

type Part = { readonly name: string; readonly file?: string; readonly text: string };

function body(...parts: readonly Part[]): string {
  const written = parts.map(({ name, file, text }) => {
    const fileName = file === undefined ? "" : `; filename="${file}"`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${fileName}\r\n\r\n${text}\r\n`;
  });
  return `${written.join("")}--${boundary}--\r\n`;
}

function posted(content: string | ReadableStream, type = `multipart/form-data; boundary=${boundary}`) {
  return new Request("http://portal.test/documents", {
    method: "POST",
    body: content,
    headers: { "content-type": type },
    duplex: "half",
  });
}

const discarded: string[] = [];

const form = {
  file: "document",
  fields: ["purpose", "csrf"],
  maximumBytes,
  receive: async ({ name, bytes }: UploadedFile) => `${name}: ${(await buffer(bytes)).length} bytes`,
  discard: async (received: string) => void discarded.push(received),
};

describe("an upload is read", () => {
  test("with its file handed on and the named fields beside it", async () => {
    const read = await readUpload(
      posted(
        body(
          { name: "purpose", text: "Insurance – £5m" },
          { name: "document", file: "C:\\docs\\polisi–1.pdf", text: "x".repeat(maximumBytes) },
          { name: "other", text: "1" },
          { name: "csrf", text: "token" },
        ),
      ),
      form,
    );
    if (!read.ok) throw new Error(read.why.kind);
    expect(read.value.received).toBe("polisi–1.pdf: 1000 bytes");
    expect(read.value.fields.entries()).toEqual([
      ["purpose", "Insurance – £5m"],
      ["csrf", "token"],
    ]);
  });

  test("as having no file where none was chosen", async () => {
    const read = await readUpload(
      posted(body({ name: "document", file: "", text: "" }, { name: "purpose", text: "Insurance" })),
      form,
    );
    expect(read).toMatchObject({ ok: true, value: { received: undefined } });
  });

  test("keeping what was typed before a file that is too large", async () => {
    const typed = new URLSearchParams();
    const read = await readUpload(
      posted(
        body(
          { name: "purpose", text: "Insurance" },
          { name: "document", file: "policy.pdf", text: "x".repeat(maximumBytes + 1) },
        ),
      ),
      { ...form, typed },
    );
    expect(read).toEqual({ ok: false, why: { kind: "too-large", maximumBytes } });
    expect([...typed]).toEqual([["purpose", "Insurance"]]);
  });

  test("with only the first of two files", async () => {
    const read = await readUpload(
      posted(
        body({ name: "document", file: "a.pdf", text: "a" }, { name: "document", file: "b.pdf", text: "bb" }),
      ),
      form,
    );
    expect(read).toMatchObject({ ok: true, value: { received: "a.pdf: 1 bytes" } });
  });

  test("and has arrived when its body is in, before the file has been kept", async () => {
    let kept = 0;
    const slow = {
      ...form,
      receive: async ({ bytes }: UploadedFile) => (
        await buffer(bytes),
        await pause(80),
        (kept = performance.now()),
        "kept"
      ),
    };
    const read = await readUpload(posted(body({ name: "document", file: "a.pdf", text: "a" })), slow);
    expect(read.ok && read.value.arrival.at).toBeLessThan(kept - 50);
  });

  test("to its end even where the file is refused at its first byte", async () => {
    const hasty = { ...form, maximumBytes: 3_000_000, receive: async () => "refused unread" };
    const read = await readUpload(
      posted(
        body(
          { name: "document", file: "a.pdf", text: "x".repeat(2_000_000) },
          { name: "purpose", text: "last" },
        ),
      ),
      hasty,
    );
    expect(read.ok && [read.value.received, read.value.fields.text("purpose")]).toEqual([
      "refused unread",
      "last",
    ]);
  });
});

describe("an upload is refused", () => {
  test("when its file is one byte too large", async () => {
    const read = await readUpload(
      posted(body({ name: "document", file: "a.pdf", text: "x".repeat(maximumBytes + 1) })),
      form,
    );
    expect(read).toEqual({ ok: false, why: { kind: "too-large", maximumBytes } });
  });

  test("when its body is far too large, after it has been heard out", async () => {
    const read = await readUpload(
      posted(body({ name: "document", file: "a.pdf", text: "x".repeat(3_000_000) })),
      form,
    );
    expect(read).toEqual({ ok: false, why: { kind: "too-large", maximumBytes } });
  });

  test("when a field after the file is too long, and what was received is discarded", async () => {
    const whole = body(
      { name: "document", file: "a.pdf", text: "x" },
      { name: "purpose", text: "y".repeat(100_001) },
    );
    const afterTheFile = whole.indexOf("yyy");
    let isKept: (value: unknown) => void;
    const kept = new Promise((resolve) => (isKept = resolve));
    const request = posted(
      Readable.toWeb(
        Readable.from([
          Buffer.from(whole.slice(0, afterTheFile)),
          kept.then(() => Buffer.from(whole.slice(afterTheFile))),
        ]),
      ) as ReadableStream,
    );
    const receive = async (file: UploadedFile) => {
      const received = await form.receive(file);
      setImmediate(isKept);
      return received;
    };
    const read = await readUpload(request, { ...form, receive });
    expect(read).toEqual({
      ok: false,
      why: { kind: "field-too-long", field: "purpose", maximumBytes: 100_000 },
    });
    expect(discarded).toEqual(["a.pdf: 1 bytes"]);
  });

  test.each([
    ["is no form with files", posted("purpose=1", "application/x-www-form-urlencoded"), "not-an-upload"],
    ["names no boundary", posted(body(), "multipart/form-data"), "not-an-upload"],
    [
      "has another boundary than it names",
      posted(body({ name: "purpose", text: "1" }), "multipart/form-data; boundary=other"),
      "broken-upload",
    ],
    [
      "ends inside its file",
      posted(body({ name: "document", file: "a.pdf", text: "x".repeat(500) }).slice(0, 400)),
      "broken-upload",
    ],
    [
      "ends inside a field",
      posted(body({ name: "purpose", text: "x".repeat(500) }).slice(0, 300)),
      "broken-upload",
    ],
    ["holds nothing", posted(""), "broken-upload"],
    [
      "holds a field with a null character",
      posted(body({ name: "purpose", text: "a\u0000b" })),
      "broken-upload",
    ],
  ])("when it %s", async (_what, request, kind) => {
    expect(await readUpload(request, form)).toEqual({ ok: false, why: { kind } });
  });

  test("when the browser hangs up half-way", async () => {
    const half = new ReadableStream({
      start: (stream) =>
        stream.enqueue(
          new TextEncoder().encode(
            body({ name: "document", file: "a.pdf", text: "x".repeat(500) }).slice(0, 300),
          ),
        ),
      pull: (stream) => stream.error(new Error("aborted")),
    });
    expect(await readUpload(posted(half), form)).toEqual({ ok: false, why: { kind: "broken-upload" } });
  });
});

test("a fault in keeping the file is no refusal: it is thrown", async () => {
  const broken = { ...form, receive: async () => Promise.reject(new Error("the disk is full")) };
  await expect(
    readUpload(posted(body({ name: "document", file: "a.pdf", text: "x" })), broken),
  ).rejects.toThrow("the disk is full");
});

test("a body that is no form with files is taken in to its end, so that its sender reads the refusal", async () => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (to) => {
      if (sent === 40) return void to.close();
      sent += 1;
      to.enqueue(new Uint8Array(100_000));
    },
  });
  const read = await readUpload(posted(body, "application/x-www-form-urlencoded"), form);
  expect(read).toEqual({ ok: false, why: { kind: "not-an-upload" } });
  expect(sent).toBe(40);
});
