import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { chooseCodes, codesOfLots } from "#app/domain/call-off/cpv.ts";

const known = [
  { code: "85311000-2", title: "Social work services with accommodation" },
  { code: "85312100-0", title: "Daycare services" },
];

test("a call-off starts with its lots' codes, each once, and the general one for a lot that names none", () => {
  expect(codesOfLots(["85312100-0", "85311000-2", "85312100-0"], "85310000-5")).toEqual([
    "85312100-0",
    "85311000-2",
  ]);
  expect(codesOfLots([null, "85312100-0"], "85310000-5")).toEqual(["85310000-5", "85312100-0"]);
});

test("codes are chosen out of those on file, in their order, and at least one", () => {
  expect(chooseCodes(["85312100-0", "85311000-2"], known)).toEqual({
    ok: true,
    value: ["85311000-2", "85312100-0"],
  });
  expect(chooseCodes([], known)).toMatchObject({ why: { kind: "no-code" } });
  expect(chooseCodes(["85311000-2", "45000000-7"], known)).toMatchObject({
    why: { kind: "unknown-code", code: "45000000-7" },
  });
});

test("the codes that every installation begins with are of health and social care, each once, with the general one among them", () => {
  const [fact] = JSON.parse(readFileSync("prisma/reference/cpv-codes.json", "utf8")) as [
    { readonly value: { readonly codes: { readonly code: string }[]; readonly general: string } },
  ];
  const codes = fact.value.codes.map(({ code }) => code);
  expect(codes.filter((code) => !/^85\d{6}-\d$/.test(code))).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes).toContain(fact.value.general);
});
