import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { newKey, type DocumentStore } from "#app/files/store.server.ts";
import { docx, pdf, png, program } from "./samples.ts";

const megabyte = 1024 * 1024;

/** What any store must do; `everythingKept` lists what lies in its place, unfinished uploads too. */
export function storeContract(open: () => DocumentStore, everythingKept: () => Promise<readonly string[]>) {
  test("gives back the bytes that were put, with their size, digest and type", async () => {
    const key = newKey();
    const put = await open().put(key, inParts(docx, 100), { name: "Policy.DOCX", maximumBytes: megabyte });
    expect(put).toEqual({
      ok: true,
      value: {
        bytes: docx.length,
        sha256: createHash("sha256").update(docx).digest("hex"),
        mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      },
    });
    expect(await kept(open(), key)).toEqual(docx);
  });

  test("streams 12 MB through, in parts", async () => {
    const key = newKey();
    const large = Buffer.concat([pdf, Buffer.alloc(12 * megabyte, "careframe ")]);
    const put = await open().put(key, inParts(large, 65_536), {
      name: "plan.pdf",
      maximumBytes: 13 * megabyte,
    });
    expect(put).toMatchObject({ ok: true, value: { bytes: large.length, mediaType: "application/pdf" } });
    expect((await kept(open(), key))?.equals(large)).toBe(true);
  });

  test.each([
    [
      "one byte too many",
      pdf,
      "plan.pdf",
      pdf.length - 1,
      { kind: "too-large", maximumBytes: pdf.length - 1 },
    ],
    ["nothing in it", Buffer.alloc(0), "plan.pdf", megabyte, { kind: "empty" }],
    [
      "a picture that says it is a letter",
      png,
      "letter.pdf",
      megabyte,
      { kind: "content-differs-from-name", found: "image/png", name: "letter.pdf" },
    ],
    [
      "a program",
      program,
      "run.exe",
      megabyte,
      { kind: "not-allowed-type", found: "application/x-elf", name: "run.exe" },
    ],
  ])("refuses %s and keeps nothing of it", async (_what, content, name, maximumBytes, why) => {
    const [key, before] = [newKey(), await everythingKept()];
    expect(await open().put(key, inParts(content, 64), { name, maximumBytes })).toEqual({ ok: false, why });
    expect(await open().get(key)).toBeUndefined();
    expect(await everythingKept()).toEqual(before);
  });

  test("refuses what grows too large after parts of it have been written, and keeps nothing", async () => {
    const [key, before] = [newKey(), await everythingKept()];
    const large = Buffer.concat([pdf, Buffer.alloc(12 * megabyte)]);
    const put = await open().put(key, inParts(large, 65_536), {
      name: "plan.pdf",
      maximumBytes: 11 * megabyte,
    });
    expect(put).toEqual({ ok: false, why: { kind: "too-large", maximumBytes: 11 * megabyte } });
    expect(await everythingKept()).toEqual(before);
  });

  test.each([200, 11 * megabyte])(
    "keeps nothing of an upload that breaks off after %i bytes",
    async (bytes) => {
      const [key, before] = [newKey(), await everythingKept()];
      await expect(
        open().put(key, brokenOff(bytes), { name: "plan.pdf", maximumBytes: 20 * megabyte }),
      ).rejects.toThrow(/hung up/);
      expect(await open().get(key)).toBeUndefined();
      expect(await everythingKept()).toEqual(before);
    },
  );

  test("removes a file, and removing it again does nothing", async () => {
    const key = newKey();
    await open().put(key, inParts(pdf, 64), { name: "plan.pdf", maximumBytes: megabyte });
    await open().remove(key);
    await open().remove(key);
    expect(await open().get(key)).toBeUndefined();
  });

  test.each(["../../etc/passwd", "/etc/passwd", "a/b", "..", "", "0000"])(
    "takes no key that it did not make, like %j",
    async (key) => {
      await expect(
        open().put(key, inParts(pdf, 64), { name: "plan.pdf", maximumBytes: megabyte }),
      ).rejects.toThrow(/not a document's key/);
      expect(() => open().get(key)).toThrow(/not a document's key/);
      expect(() => open().remove(key)).toThrow(/not a document's key/);
    },
  );

  test("says that it can be reached", async () => {
    await expect(open().check()).resolves.toBeUndefined();
  });
}

async function kept(store: DocumentStore, key: string): Promise<Buffer | undefined> {
  const found = await store.get(key);
  return found && buffer(found);
}

async function* inParts(content: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

async function* brokenOff(bytes: number): AsyncGenerator<Uint8Array> {
  yield pdf;
  for (let sent = 0; sent < bytes; sent += 65_536) yield Buffer.alloc(65_536);
  throw new Error("the browser hung up");
}
