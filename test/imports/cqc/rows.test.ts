import { describe, expect, it } from "vitest";

import {
  activeLocations,
  badIn,
  factsIn,
  fixtureText,
  readFixture,
  readText,
  refusalOf,
} from "../support.ts";

describe("the text of a file", () => {
  it.each([
    ["unix line ends", (text: string) => text.replaceAll("\r\n", "\n")],
    ["old Macintosh line ends", (text: string) => text.replaceAll("\r\n", "\r")],
    ["a byte-order mark", (text: string) => `\uFEFF${text}`],
    ["no last line end", (text: string) => text.trimEnd()],
    ["every kind of line end", (text: string) => mixed(text)],
  ])("reads the same with %s", async (_, change) => {
    const expected = await readFixture("active-locations.csv");
    const changed = change(fixtureText("active-locations.csv"));
    expect(await readText(changed)).toEqual(expected);
    expect(await readText(changed, 1)).toEqual(expected);
  });

  it("may hold new lines between quotation marks, and rows keep the numbers of the sheet", async () => {
    const rows = await readText(
      activeLocations({ "Location Name": '"Fair\r\nView, ""The Oaks"""' }, { "Location ID": "1-2" }),
    );
    expect(factsIn(rows).map(({ row, facts }) => [row, facts.name])).toEqual([
      [2, 'Fair View, "The Oaks"'],
      [3, "Fair View"],
    ]);
  });

  it("counts blank rows and passes them over", async () => {
    const text = activeLocations({ "Location ID": "1-1" }, { "Location ID": "1-2" }).replace(
      "\r\n1-2",
      "\r\n\r\n,,,\r\n1-2",
    );
    expect(factsIn(await readText(text)).map(({ row }) => row)).toEqual([2, 5]);
  });

  it.each([
    ["nothing", "", "empty"],
    ["only blank lines", "\n\r\n  \n", "empty"],
    ["an Excel workbook", Buffer.from("PK\u0003\u0004....[Content_Types].xml", "latin1"), "not-text"],
    [
      "an OpenDocument sheet",
      Buffer.from("PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
      "not-text",
    ],
    ["a PDF", "%PDF-1.7\n%âãÏÓ", "not-text"],
    ["a web page", "\n<!DOCTYPE html><html><body>Sign in</body></html>", "not-text"],
    ["UTF-16", Buffer.from(`\uFEFF${"Name,Address\r\n".repeat(9)}`, "utf16le"), "wrong-encoding"],
    ["UTF-16 without a mark", Buffer.from("Name,Address\r\n".repeat(9), "utf16le"), "wrong-encoding"],
    ["Latin-1", Buffer.from(activeLocations({ "Location Name": "Château" }), "latin1"), "wrong-encoding"],
    ["zeros", Buffer.from("Name,Address\r\na\u0000b,c\r\n"), "not-text"],
  ])("that is %s is refused", async (_, content, kind) => {
    expect(refusalOf(await readText(content))?.kind).toBe(kind);
  });

  it("in Latin-1 is refused by the line at fault, however far down", async () => {
    const good = Array.from({ length: 500 }, (_, place) => ({ "Location ID": `1-${place + 10}` }));
    const text = activeLocations(...good, { "Location Name": "Château" });
    const refusal = refusalOf(await readText(Buffer.from(text, "latin1"), 65_536));
    expect(refusal?.message).toContain("line 502 holds bytes of another encoding");
  });

  it("names the kind of workbook it looks like", async () => {
    const refusal = refusalOf(await readText(Buffer.from("PK\u0003\u0004....[Content_Types].xml", "latin1")));
    expect(refusal?.message).toMatch(/^cqc\.csv looks like an Excel workbook \(\.xlsx\)\./);
  });

  it("with a quotation mark that is never closed is refused by its row", async () => {
    const rows = await readText(activeLocations({}, { "Location ID": "1-2", "Location Name": '"Fair View' }));
    expect(refusalOf(rows)).toEqual({
      kind: "broken-quote",
      message: "A quotation mark opens in row 3 of cqc.csv and is never closed.",
    });
  });

  it("with an open quotation mark and much after it is refused before it fills the memory", async () => {
    const rows = await readText(
      activeLocations({ "Location Name": `"${"Fair View\n".repeat(100_000)}` }),
      65_536,
    );
    expect(refusalOf(rows)?.message).toContain("Row 2 of cqc.csv runs on");
  });

  it("with a quotation mark inside a bare cell is refused by its row", async () => {
    const rows = await readText(activeLocations({ "Location Name": 'Fair "View" House' }));
    expect(refusalOf(rows)?.message).toContain("in row 2");
  });
});

describe("a row", () => {
  it.each([
    ["no ID", { "Location ID": "" }, "Location ID", ""],
    [
      "an ID that a spreadsheet turned into a number",
      { "Location ID": "1.18E+08" },
      "Location ID",
      "1.18E+08",
    ],
    ["no name", { "Location Name": " " }, "Location Name", ""],
    [
      "a rating that CQC does not give",
      { "Location Latest Overall Rating": "Excellent" },
      "Location Latest Overall Rating",
      "Excellent",
    ],
    ["half a bed", { "Care homes beds": "1.5" }, "Care homes beds", "1.5"],
    ["a postcode that is none", { "Location Postal Code": "Bristol" }, "Location Postal Code", "Bristol"],
  ])("with %s is bad and names the column and the value", async (_, cells, column, value) => {
    expect(badIn(await readText(activeLocations(cells)))[0]).toMatchObject({ row: 2, column, value });
  });

  it("that is cut off is bad", async () => {
    const text = `${activeLocations({})}1-2,Half a`;
    expect(badIn(await readText(text))[0]?.message).toContain("The row has 2 cells and the header has 10");
  });

  it("that repeats a location is bad and names the row it repeats", async () => {
    const rows = await readText(activeLocations({}, { "Location ID": "1-2" }, { "Location ID": "1-2" }));
    expect(factsIn(rows)).toHaveLength(2);
    expect(badIn(rows)[0]).toMatchObject({
      row: 4,
      value: "1-2",
      message: "Location 1-2 stands in row 3 already.",
    });
  });

  it("keeps an ID as text in capitals, whatever its shape", async () => {
    const [row] = factsIn(await readText(activeLocations({ "Location ID": " rx3aa " })));
    expect(row?.facts.cqcLocationId).toBe("RX3AA");
  });

  it("never gives a web address that runs a script", async () => {
    const addresses = ["javascript:alert(1)", "n/a", "www.example.org.uk", "http://example.org.uk/home"];
    const rows = await readText(
      activeLocations(
        ...addresses.map((address, at) => ({
          "Location ID": `1-${at + 1}`,
          "Location Web Address": address,
        })),
      ),
    );
    expect(factsIn(rows).map(({ facts }) => facts.website)).toEqual([
      undefined,
      undefined,
      "https://www.example.org.uk",
      "http://example.org.uk/home",
    ]);
  });
});

function mixed(text: string): string {
  let line = 0;
  return text.replaceAll("\r\n", () => ["\r\n", "\n", "\r"][line++ % 3] ?? "\n");
}
