import { refusing } from "#app/imports/file-refusal.ts";

/** One object of a JSON file; `row` is its place in the file, starting at 1. */
export type JsonDocument = { readonly row: number; readonly text: string };

const longestDocument = 4 * 1024 * 1024;

/** The outermost objects of a JSON text (one object, an array of them, or one on each line), one at a time. */
export async function* jsonDocuments(
  texts: AsyncIterable<string>,
  fileName: string,
): AsyncGenerator<JsonDocument> {
  let row = 0;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let document = "";
  for await (const text of texts) {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const character = text[at];
      if (inString) {
        if (escaped) escaped = false;
        else if (character === "\\") escaped = true;
        else if (character === '"') inString = false;
        else if (character === "\n") throw brokenDocument(row, fileName);
        continue;
      }
      if (character === "{") {
        if (depth === 0) {
          row += 1;
          start = at;
        }
        depth += 1;
      } else if (character === "}") {
        depth -= 1;
        if (depth < 0) throw brokenDocument(row, fileName);
        if (depth > 0) continue;
        yield { row, text: document + text.slice(start, at + 1) };
        document = "";
      } else if (character === '"' && depth > 0) {
        inString = true;
      } else if (depth === 0 && !/[\s,[\]]/.test(character ?? "")) {
        throw strayText(row, text.slice(at, at + 40), fileName);
      }
    }
    if (depth > 0) document += text.slice(start);
    if (document.length > longestDocument) throw brokenDocument(row, fileName);
  }
  if (depth > 0)
    throw refusing("broken-json", `${fileName} ends in the middle of document ${row}: it may be cut off.`);
  if (row === 0) throw refusing("empty", `${fileName} holds no location document.`);
}

function brokenDocument(row: number, fileName: string): Error {
  return refusing(
    "broken-json",
    `Document ${row} of ${fileName} is not whole JSON: a quotation mark or a bracket in it is out of place.`,
  );
}

function strayText(row: number, found: string, fileName: string): Error {
  const where = row === 0 ? "begins with" : `has after document ${row}`;
  return refusing("broken-json", `${fileName} ${where} “${found.trim()}” where a JSON object was expected.`);
}
