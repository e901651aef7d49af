import { expect, it } from "vitest";

import { readCqc } from "#app/imports/cqc/read-cqc.ts";

const locations = 200_000;
const megabyte = 1024 * 1024;

it("a file of 200,000 rows is read row by row, in little memory", { timeout: 60_000 }, async () => {
  const counts = { opened: 0, dates: 0, facts: 0, skipped: 0, bad: 0, refused: 0 };
  const before = process.memoryUsage().heapUsed;
  let peak = before;
  for await (const { kind } of readCqc(manyLocations(), "many.csv")) {
    counts[kind] += 1;
    if (counts.facts % 20_000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed);
  }
  expect(counts).toEqual({ opened: 1, dates: 1, facts: 199_800, skipped: 0, bad: 200, refused: 0 });
  expect((peak - before) / megabyte).toBeLessThan(200);
});

async function* manyLocations(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(
    "Location ID,Location Name,Provider ID,Location Latest Overall Rating,Publication Date,Service Types,Service users supported,Care homes beds\r\n",
  );
  for (let start = 0; start < locations; start += 1000) {
    const rows = Array.from({ length: 1000 }, (_, place) => line(start + place));
    yield Buffer.from(rows.join(""));
  }
}

function line(place: number): string {
  const beds = place % 1000 === 999 ? "some" : String(place % 90);
  const on = `${(place % 12) + 1}/${(place % 28) + 1}/2025 12:00:00 AM`;
  return `1-${1_000_000_000 + place},"House ${place}, The Green",1-${place % 5000},Good,${on},"Care home service with nursing, Supported living service","Dementia, Physical disabilities",${beds}\r\n`;
}
