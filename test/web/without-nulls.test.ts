import { text } from "node:stream/consumers";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { withoutNulls } from "#app/web/without-nulls.server.ts";

test("a pound sign at the edge of a buffer leaves no stray byte in the page", async () => {
  const chunks = [Buffer.from("cap \u0000£27.00"), Buffer.from(" an hour\u0000")];
  expect(await text(Readable.from(chunks).pipe(withoutNulls()))).toBe("cap £27.00 an hour");
});
