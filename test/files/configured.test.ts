import { expect, test } from "vitest";
import { configuredStore } from "#app/files/configured.server.ts";

const settings = {
  DATA_DIR: "/nowhere",
  S3_ENDPOINT: "http://127.0.0.1:1",
  S3_REGION: "eu-west-2",
  S3_BUCKET: "documents",
  S3_ACCESS_KEY_ID: "key",
  S3_SECRET_ACCESS_KEY: "secret",
};

test("documents go to S3 where it is configured, and nowhere else when it cannot be reached", async () => {
  await expect(configuredStore(settings).check()).rejects.toThrow(/ECONNREFUSED/);
});

test.each([
  [{ S3_BUCKET: undefined }, /S3_BUCKET/],
  [{ S3_SECRET_ACCESS_KEY: undefined }, /set both, or neither/],
  [{ S3_ACCESS_KEY_ID: undefined }, /set both, or neither/],
])("S3 that is half configured (%j) is refused at the start", (missing, sentence) => {
  expect(() => configuredStore({ ...settings, ...missing })).toThrow(sentence);
});
