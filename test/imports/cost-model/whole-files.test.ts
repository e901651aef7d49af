import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { costCsv } from "#app/imports/cost-model/cost-csv.ts";
import { largestSpreadsheet } from "#app/imports/spreadsheet/open-sheets.ts";
import { docx, png } from "#test/files/samples.ts";
import { filledWorkbook, known, read, refusal, sentences, sheet } from "./support.ts";

const costs = "xl/worksheets/sheet1.xml";
const workbook = "xl/workbook.xml";

const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => `<row r="${at + 20}"><c r="A${at + 20}"><v>1</v></c></row>`).join(
    "",
  );
const compound = (inside: string) =>
  Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(inside, "utf16le")]);
const zeros = (bytes: number, says: number) => ({ deflated: deflateRawSync(Buffer.alloc(bytes, " ")), says });

test.each<readonly [string, () => Promise<Buffer> | Buffer, string]>([
  [
    "a macro inside",
    () => filledWorkbook({}, { "xl/vbaProject.bin": "x" }),
    "Cost model.xlsx contains a macro. Save it as an “Excel workbook (.xlsx)”, which has no macros, and try again.",
  ],
  [
    "the type of a workbook with macros",
    () =>
      filledWorkbook({
        "[Content_Types].xml": (xml) =>
          xml
            .replace("spreadsheetml.sheet.main+xml", "x")
            .replace(
              "application/vnd.openxmlformats-officedocument.x",
              "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            ),
      }),
    "Cost model.xlsx contains a macro.",
  ],
  [
    "50,000 rows",
    () => filledWorkbook({ [costs]: (xml) => xml.replace("</sheetData>", `${rows(50_000)}</sheetData>`) }),
    "The sheet “Costs” of Cost model.xlsx has more than 500 rows. The template has far fewer: delete what does not belong to it and try again.",
  ],
  [
    "a cell far to the right",
    () =>
      filledWorkbook({
        [costs]: (xml) =>
          xml.replace("</sheetData>", '<row r="30"><c r="XFD30"><v>1</v></c></row></sheetData>'),
      }),
    "The sheet “Costs” of Cost model.xlsx has more than 200 columns.",
  ],
  [
    "a part that says it is 1 GB",
    () => filledWorkbook({}, { "xl/worksheets/sheet9.xml": zeros(1_000, 1_000_000_000) }),
    "Cost model.xlsx unpacks to more than 20 MB",
  ],
  [
    "a part that hides its 60 MB",
    () => filledWorkbook({}, { "xl/worksheets/sheet9.xml": zeros(60_000_000, 10) }),
    "Cost model.xlsx unpacks to more than 20 MB",
  ],
  [
    "thousands of parts",
    () =>
      filledWorkbook(
        {},
        Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`xl/media/${at}.png`, "x"])),
      ),
    "Cost model.xlsx holds more than 2,000 parts",
  ],
  [
    "a password",
    () => compound("EncryptedPackage"),
    "Cost model.xlsx is locked with a password. Take the password off, save it and try again.",
  ],
  [
    "the contents of an old workbook",
    () => compound("Workbook"),
    "Cost model.xlsx is an old Excel workbook (.xls). Save it as an “Excel workbook (.xlsx)”.",
  ],
  [
    "a picture in it",
    () => png,
    "Cost model.xlsx is not what its name says. Choose the workbook that you filled in, saved as XLSX or as CSV.",
  ],
  ["a letter in it", () => docx, "Cost model.xlsx is not what its name says."],
  [
    "nothing in it",
    () => Buffer.alloc(0),
    "Cost model.xlsx is empty. Choose a file with your figures in it.",
  ],
  [
    "too much in it",
    () => Buffer.alloc(largestSpreadsheet + 1),
    "Cost model.xlsx is larger than 5 MB. Choose a smaller file.",
  ],
  [
    "a broken sheet",
    () => filledWorkbook({ [costs]: (xml) => xml.slice(0, 900) }),
    "Cost model.xlsx is damaged and cannot be read.",
  ],
  [
    "a part that does not unpack",
    () =>
      filledWorkbook({}, { "xl/worksheets/sheet9.xml": { deflated: Buffer.from("not deflated"), says: 12 } }),
    "Cost model.xlsx is damaged and cannot be read.",
  ],
  [
    "no sheet of costs",
    () => filledWorkbook({ [workbook]: (xml) => xml.replace('name="Costs"', 'name="Sheet1"') }),
    "Cost model.xlsx has no sheet named “Costs”: it has “Sheet1”, “Central costs”, “Help”. Give the sheet its name back, or copy your figures into a new template.",
  ],
  [
    "two sheets of one name",
    () => filledWorkbook({ [workbook]: (xml) => xml.replace('name="Help"', 'name="COSTS"') }),
    "Cost model.xlsx has two sheets named “COSTS”. Delete or rename one of them.",
  ],
])("a file with %s is refused with a sentence", async (_what, bytes, sentence) => {
  expect(await refusal(await bytes())).toContain(sentence);
});

test.each([
  ["Cost model.xlsm", "Cost model.xlsm contains a macro."],
  [
    "Cost model.pdf",
    "Cost model.pdf is neither XLSX nor CSV. Save it as an “Excel workbook (.xlsx)” or as “CSV UTF-8”.",
  ],
  ["Cost model.csv", "Cost model.csv is not what its name says."],
])("a workbook that is named %s is refused", async (name, sentence) => {
  expect(await refusal(await filledWorkbook(), name)).toContain(sentence);
});

test("files of 50,000 rows are answered quickly", async () => {
  const long = await filledWorkbook({
    [costs]: (xml) => xml.replace("</sheetData>", `${rows(50_000)}</sheetData>`),
  });
  const started = performance.now();
  await refusal(long);
  await refusal("a,b\n".repeat(50_000), "a.csv");
  expect(performance.now() - started).toBeLessThan(3_000);
});

test("blank rows and columns that only have a colour do not count", async () => {
  const coloured = '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>';
  const reading = await read(
    await filledWorkbook({ [costs]: (xml) => xml.replace("</sheetData>", coloured) }),
  );
  expect(reading.problems).toEqual([]);
});

test.each([
  ["50,000 rows", "a,b\n".repeat(50_000), "costs.csv has more than 500 rows."],
  [
    "an open quotation mark",
    'Template,"care-home\n1,2\n',
    "A quotation mark opens in row 1 of costs.csv and is never closed.",
  ],
  ["another encoding", Buffer.from("Template,caf\u00e9\n", "latin1"), "costs.csv is not UTF-8 text"],
  [
    "two bytes for each letter",
    Buffer.from("\ufeffTemplate,care-home\n", "utf16le"),
    "costs.csv is in UTF-16",
  ],
  ["semicolons", "Template;care-home;Care home\n", "The columns of costs.csv are not separated by commas."],
  ["no text", Buffer.from([1, 2, 0, 0, 3, 0, 4]), "costs.csv"],
])("a CSV file with %s is refused with a sentence", async (_what, bytes, sentence) => {
  expect(await refusal(bytes, "costs.csv")).toContain(sentence);
});

test("a CSV file is named by its cells alone, and its formulas are words", async () => {
  const csv = costCsv(sheet, known).replace("42.1,", "=1+1,").replace("Line,Unit", "Item,Unit");
  expect(sentences(await read(csv, "costs.csv"))).toEqual([
    "Cell C4 says “Item” where the column “Line” is expected. Give the column its name back.",
    "Cell E12 (Food supplies, Oak House) has “=1+1” where an amount in pounds is expected. Write it in figures, like 1234.5.",
  ]);
});
