import { describe, expect, test } from "vitest";
import { mediaTypeOf } from "#app/files/media-type.ts";
import * as samples from "./samples.ts";

function judged(name: string, content: Buffer | string) {
  const bytes = Buffer.from(content as string);
  const couldBeText = !bytes.some((byte) => byte < 32 && ![9, 10, 12, 13].includes(byte));
  return mediaTypeOf(name, { head: bytes.subarray(0, 4_100), tail: bytes, couldBeText });
}

describe("a file is taken for what its content is", () => {
  test.each([
    ["policy.pdf", samples.pdf, "application/pdf"],
    ["policy.docx", samples.docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    [
      "policy.docx",
      samples.docxTypesLast,
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    ["rates.xlsx", samples.xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["policy.odt", samples.odt, "application/vnd.oasis.opendocument.text"],
    ["logo.PNG", samples.png, "image/png"],
    ["photo.jpg", samples.jpeg, "image/jpeg"],
    ["photo.jpeg", samples.jpeg, "image/jpeg"],
    ["notes.txt", "Deg ceiniog – £21.50\r\n", "text/plain"],
    ["rates.csv", "\ufefflot,price\r\n1,21.50\r\n", "text/csv"],
    ["rates.csv", Buffer.from("lot,price\r\n1,\u00a321.50\r\n", "latin1"), "text/csv"],
    ["rates.csv", "BM,price\n1,21.50\n", "text/csv"],
  ])("%s", async (name, content, mediaType) => {
    expect(await judged(name, content)).toEqual({ ok: true, value: mediaType });
  });
});

describe("a file is refused whose content is not what its name says", () => {
  test.each([
    ["policy.pdf", samples.program, "application/x-elf"],
    ["policy.pdf", "Safeguarding policy", "text/plain"],
    ["policy.docx", samples.zip, "application/zip"],
    ["policy.docx", samples.xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["policy.docx", samples.docxWithMacros, "an office file with macros"],
    ["policy.docx", samples.docx.subarray(0, 60), "application/zip"],
    ["notes.txt", "<!doctype html><script>alert(1)</script>", "text/html"],
    ["notes.csv", "\ufeff \n<svg onload=alert(1)>", "text/html"],
    ["notes.txt", samples.pdf, "application/pdf"],
    ["notes.txt", "lot\u0000price", "application/octet-stream"],
    ["logo.png", samples.jpeg, "image/jpeg"],
    ["policy.exe", samples.pdf, "application/pdf"],
    ["policy", samples.pdf, "application/pdf"],
  ])("%s holding something else", async (name, content, found) => {
    expect(await judged(name, content)).toEqual({
      ok: false,
      why: { kind: "content-differs-from-name", found, name },
    });
  });
});

describe("a file is refused that is of no type we take", () => {
  test.each([
    ["policies.zip", samples.zip, "application/zip"],
    ["setup.exe", samples.program, "application/x-elf"],
    ["page.html", "<html></html>", "text/html"],
    ["policy.docm", samples.docxWithMacros, "an office file with macros"],
  ])("%s", async (name, content, found) => {
    expect(await judged(name, content)).toEqual({
      ok: false,
      why: { kind: "not-allowed-type", found, name },
    });
  });
});
