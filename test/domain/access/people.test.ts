import { expect, test } from "vitest";
import { charityNumber, companiesHouseNumber, cqcNumber } from "#app/domain/access/organisation-number.ts";
import { judgePassword } from "#app/domain/access/password.ts";
import { changeRoles, deactivate, reactivate, type Colleague } from "#app/domain/access/people.ts";

const admin: Colleague = { id: "a", email: "a@c.test", name: "A", roles: ["admin"], active: true };
const broker: Colleague = { id: "b", email: "b@c.test", name: "B", roles: ["broker"], active: true };
const no = (kind: string) => ({ ok: false, why: { kind } });

test("an organisation keeps one administrator", () => {
  expect(changeRoles(admin, ["broker"], [admin, broker])).toEqual(no("last-admin"));
  expect(deactivate(admin, "b", [admin, broker])).toEqual(no("last-admin"));
  const second = { ...broker, roles: ["admin"] as const };
  expect(deactivate(admin, "b", [admin, second]).ok).toBe(true);
  expect(deactivate(admin, "b", [admin, { ...second, active: false }])).toEqual(no("last-admin"));
});

test("a change that changes nothing is told, so that the trail holds no empty event", () => {
  expect(changeRoles(broker, ["broker"], [admin, broker])).toEqual(no("already-so"));
  expect(reactivate(broker)).toEqual(no("already-so"));
  expect(deactivate({ ...broker, active: false }, "a", [admin, broker])).toEqual(no("already-so"));
});

test.each([
  ["01234567", "01234567"],
  ["1234567", "01234567"],
  [" 123 4567 ", "01234567"],
  ["sc123456", "SC123456"],
  ["OC301234", "OC301234"],
  ["R0000123", "R0000123"],
  ["IP12345R", "IP12345R"],
])("the Companies House number %s is %s", (typed, number) => {
  expect(companiesHouseNumber(typed)).toEqual({ ok: true, value: number });
});

test.each(["", "123", "123456789", "0", "00000000", "ABCDEFGH", "12-345678", "１２３４５６７８", "S1234567"])(
  "%j is no Companies House number",
  (typed) => expect(companiesHouseNumber(typed)).toEqual(no("malformed")),
);

test.each(["1234567", "123456", "SC012345", "NIC101234"])("%s is a charity's number", (typed) => {
  expect(charityNumber(typed)).toEqual({ ok: true, value: typed });
});

test.each(["12345", "12345678", "SC12345", "one"])("%j is no charity's number", (typed) => {
  expect(charityNumber(typed)).toEqual(no("malformed"));
});

test.each(["1-101639593", "1-10041249501", "RA901", "RQX"])("%s is a number of the regulator's", (typed) => {
  expect(cqcNumber(typed.toLowerCase())).toEqual({ ok: true, value: typed });
});

test.each(["", "1-", "-101639593", "1_101639593", "1-١٢٣٤٥٦", "1".repeat(31)])(
  "%j is no number of the regulator's",
  (typed) => {
    expect(cqcNumber(typed)).toEqual(no("malformed"));
  },
);

test.each([
  ["elevenchars", "too-short"],
  ["x".repeat(201), "too-long"],
  ["aaaaaaaaaaaa", "easily-guessed"],
  ["abababababab", "easily-guessed"],
  ["123456789012", "easily-guessed"],
  ["Password1234", "easily-guessed"],
  ["careframe2026", "easily-guessed"],
  ["jo@meadow.test", "easily-guessed"],
])("the password %j is %s", (password, kind) => {
  expect(judgePassword(password, "Jo@Meadow.test")).toEqual(no(kind));
});

test.each([
  "seven green kettles",
  "careframe-demo",
  "пять зелёных чайников",
  "83#!55&19()7",
  "  blanks are kept  ",
])("the password %j will do", (password) => expect(judgePassword(password, "jo@meadow.test").ok).toBe(true));
