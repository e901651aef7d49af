import { pipeline } from "node:stream";

import { parse } from "csv-parse";

import { refusing } from "#app/imports/file-refusal.ts";

/** One record of a CSV file; `row` is the row that a spreadsheet shows, starting at 1. */
export type CsvRecord = { readonly row: number; readonly cells: readonly string[] };

const longestRecord = 256 * 1024;

/** The records of a CSV text with any mix of line ends; blank rows are counted and left out. */
export async function* csvRecords(texts: AsyncIterable<string>, fileName: string): AsyncGenerator<CsvRecord> {
  const parser = parse({
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: longestRecord,
  });
  pipeline(texts, parser, () => undefined);
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      if (cells.some((cell) => cell.trim() !== "")) yield { row, cells };
    }
  } catch (error) {
    throw quoteRefusal(error, fileName) ?? error;
  }
}

function quoteRefusal(error: unknown, fileName: string): Error | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("records" in error)) return undefined;
  const row = Number(error.records) + 1;
  switch (error.code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return refusing(
        "broken-quote",
        `A quotation mark opens in row ${row} of ${fileName} and is never closed.`,
      );
    case "CSV_MAX_RECORD_SIZE":
      return refusing(
        "broken-quote",
        `Row ${row} of ${fileName} runs on for more than 256 KB: a quotation mark in it is probably never closed.`,
      );
    case "CSV_INVALID_CLOSING_QUOTE":
    case "INVALID_OPENING_QUOTE":
    case "CSV_INVALID_OPENING_QUOTE":
      return refusing(
        "broken-quote",
        `A quotation mark in row ${row} of ${fileName} stands in the wrong place. A cell with a quotation mark, a comma or a new line is written between two quotation marks.`,
      );
    default:
      return undefined;
  }
}
