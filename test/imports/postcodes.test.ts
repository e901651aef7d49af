import { describe, expect, it } from "vitest";

import { milesBetween, normalisePostcode, outcodeOf } from "#app/domain/framework/postcode.ts";
import { readPostcodes } from "#app/imports/postcodes.ts";

import { bytesOf, fixtureText, gathered } from "./support.ts";

function read(text: string) {
  return gathered(readPostcodes(bytesOf(text), "postcodes.csv"));
}

describe("a postcode", () => {
  it.each([
    ["bs11ad", "BS1 1AD"],
    ["  BS1   1AD ", "BS1 1AD"],
    ["b s 1 1 a d", "BS1 1AD"],
    ["m1 1ae", "M1 1AE"],
    ["B338TH", "B33 8TH"],
    ["DN55 1PT", "DN55 1PT"],
    ["w1a0ax", "W1A 0AX"],
    ["EC1A1BB", "EC1A 1BB"],
    ["gir0aa", "GIR 0AA"],
    ["BS1\u00a01AD", "BS1 1AD"],
  ])("typed %j is %s", (typed, printed) => {
    expect(normalisePostcode(typed)).toEqual({ ok: true, value: printed });
  });

  it.each([
    "",
    "BS1",
    "1AD",
    "BS1 1A",
    "BS1 1ADX",
    "QS1 1AD",
    "BS1 1CD",
    "GIR 1AA",
    "12345",
    "BS1-1AD",
    "Bristol",
  ])("is not what %j is", (typed) => {
    expect(normalisePostcode(typed)).toEqual({ ok: false, why: { kind: "not-a-postcode" } });
  });

  it("has an outward half", () => {
    expect(outcodeOf("BS1 1AD")).toBe("BS1");
    expect(outcodeOf("EC1A1BB")).toBe("EC1A");
  });
});

it("the miles between two places are measured in a straight line", () => {
  expect(milesBetween({ easting: 360_205, northing: 173_432 }, { easting: 360_205, northing: 173_432 })).toBe(
    0,
  );
  expect(milesBetween({ easting: 0, northing: 0 }, { easting: 3000, northing: 4000 })).toBeCloseTo(
    3.106_856,
    6,
  );
});

describe("a postcode file", () => {
  it("gives each postcode its place", async () => {
    const rows = await read(fixtureText("postcodes.csv"));
    expect(rows).toHaveLength(11);
    expect(rows[0]).toEqual({
      kind: "place",
      row: 2,
      place: { postcode: "BS1 1AD", outcode: "BS1", easting: 360_205, northing: 173_432 },
    });
  });

  it("is read without a header too, as Ordnance Survey publishes it", async () => {
    const [row] = await read('"BS1 1AD",10,360205,173432,"E92000001"\r\n');
    expect(row).toMatchObject({ kind: "place", row: 1, place: { easting: 360_205 } });
  });

  it("passes over postcodes without a known place", async () => {
    expect(await read('"BS1 1AD",90,0,0\n')).toEqual([{ kind: "skipped", row: 1, why: "no-place-known" }]);
  });

  it("names the cell that is wrong", async () => {
    const rows = await read("postcode,easting,northing\nBristol,1,2\nBS1 1AD,east,2\nBS1 1AD,1\n");
    expect(rows.map((row) => row.kind === "bad" && [row.row, row.column, row.value])).toEqual([
      [2, "postcode", "Bristol"],
      [3, "easting", "east"],
      [4, "northing", ""],
    ]);
  });

  it.each([
    ["", "empty"],
    ["name,address\na,b\n", "column-missing"],
    ["%PDF-1.7", "not-text"],
  ])("that begins %j is refused", async (text, kind) => {
    const rows = await read(text);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ kind: "refused", refusal: { kind } });
  });
});
