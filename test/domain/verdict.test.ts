import { expect, test } from "vitest";
import { no, unreachable, yes } from "#app/domain/verdict.ts";

test("a yes carries what was asked for", () => {
  expect(yes(42)).toEqual({ ok: true, value: 42 });
});

test("a no says why", () => {
  expect(no({ kind: "too-late" })).toEqual({ ok: false, why: { kind: "too-late" } });
});

test("a case that no rule covers stops the work and is named", () => {
  expect(() => unreachable({ status: "lost" } as never)).toThrow('{"status":"lost"}');
});
