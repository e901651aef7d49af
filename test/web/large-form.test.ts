import { expect, test } from "vitest";
import { readFields } from "#app/web/fields-of-body.server.ts";

/** A form of so many bytes, sent in pieces, with how much of it was taken. */
function formOf(bytes: number) {
  const piece = new TextEncoder().encode("a=".padEnd(10_000, "x"));
  const taken = { bytes: 0 };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (taken.bytes >= bytes) return controller.close();
      taken.bytes += piece.byteLength;
      controller.enqueue(piece);
    },
  });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const request = new Request("http://portal.example/form", {
    method: "POST",
    body,
    headers,
    duplex: "half",
  });
  return { request, taken };
}

async function statusOf(request: Request) {
  const refused = await readFields(request).catch((thrown: unknown) => thrown);
  return refused instanceof Response ? refused.status : 200;
}

test("a form of 1 MB is read", async () => {
  expect(await statusOf(formOf(1_000_000).request)).toBe(200);
});

test("a larger one is taken in whole before it is refused, so that its sender reads the answer", async () => {
  const { request, taken } = formOf(3_000_000);
  expect(await statusOf(request)).toBe(413);
  expect(taken.bytes).toBe(3_000_000);
});

test("one without end is not taken in for ever", async () => {
  const { request, taken } = formOf(100_000_000);
  expect(await statusOf(request)).toBe(413);
  expect(taken.bytes).toBeLessThan(17_000_000);
});
