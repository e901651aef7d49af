import { expect, test } from "vitest";
import { brandColour, paler } from "#app/domain/colour.ts";

test.each([
  ["#005a6f", "#005a6f"],
  ["005A6F", "#005a6f"],
  ["#036", "#003366"],
  ["#767676", "#767676"],
])("%s is a colour on which white words can be read", (typed, colour) => {
  expect(brandColour(typed)).toEqual({ ok: true, value: colour });
});

// #767676 is the lightest grey that meets 4.5 to 1 on white, #777777 the first that does not (WebAIM's contrast checker).
test.each([
  ["#777777", 4.4],
  ["#ffffff", 1],
  ["#ffdd00", 1.3],
])("%s is too pale: %d to 1", (typed, ratio) => {
  expect(brandColour(typed)).toEqual({ ok: false, why: { kind: "too-pale", ratio } });
});

test.each(["", "teal", "#12345", "#1234567", "#00zz00", "rgb(0,0,0)", "#000;}body{display:none"])(
  "%j is no colour",
  (typed) => expect(brandColour(typed)).toEqual({ ok: false, why: { kind: "not-a-colour" } }),
);

test("a colour mixed with white goes all the way from itself to white", () => {
  const colour = brandColour("#005a6f");
  if (!colour.ok) throw new Error("not a colour");
  expect([paler(colour.value, 0), paler(colour.value, 50), paler(colour.value, 100)]).toEqual([
    "#005a6f",
    "#80adb7",
    "#ffffff",
  ]);
});
