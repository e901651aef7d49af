import { expect, test } from "vitest";
import { EnvironmentProblem, readEnv } from "#app/web/env.server.ts";

const database = "postgres://owner:secret@db.example:5432/careframe";

test("without a database of its own the portal is a demonstration", () => {
  expect(readEnv({}).CAREFRAME_MODE).toBe("demonstration");
});

test("with a database it is for production", () => {
  expect(readEnv({ DATABASE_URL: database }).CAREFRAME_MODE).toBe("production");
});

test.each([
  [
    "a demonstration on a real database",
    { DATABASE_URL: database, CAREFRAME_MODE: "demonstration" },
    /CAREFRAME_MODE/,
  ],
  [
    "production with a moved clock",
    { DATABASE_URL: database, CAREFRAME_CLOCK: "2026-12-04T11:59:30Z" },
    /CAREFRAME_CLOCK/,
  ],
  ["a clock that is no instant", { CAREFRAME_CLOCK: "noon" }, /CAREFRAME_CLOCK/],
  ["a port that is none", { PORT: "http" }, /PORT/],
  ["a database that is not PostgreSQL", { DATABASE_URL: "mysql://db" }, /DATABASE_URL/],
  ["an origin that is no address", { APP_ORIGIN: "care" }, /APP_ORIGIN/],
  ["a mode that there is none of", { CAREFRAME_MODE: "staging" }, /CAREFRAME_MODE/],
])("%s is refused by the name of its variable", (_case, source, sentence) => {
  expect(() => readEnv(source)).toThrow(EnvironmentProblem);
  expect(() => readEnv(source)).toThrow(sentence);
});

test("an empty variable counts as unset", () => {
  expect(readEnv({ DATABASE_URL: "", PORT: "" })).toMatchObject({
    CAREFRAME_MODE: "demonstration",
    PORT: 3000,
  });
});

test("the portal's own origin is kept without a path or a last slash", () => {
  expect(readEnv({ APP_ORIGIN: "https://care.example.gov.uk/" }).APP_ORIGIN).toBe(
    "https://care.example.gov.uk",
  );
});
