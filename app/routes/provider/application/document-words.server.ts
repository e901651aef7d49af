import { unreachable } from "#app/domain/verdict.ts";
import type { receiveDocument } from "#app/commands/application/add-document.server.ts";
import { data } from "#app/framework.server.ts";
import type { Reply } from "#app/web/reply.server.ts";
import { bytesInWords, type UploadWords } from "#app/web/upload-reply.server.ts";

type FileRefusal = Extract<Awaited<ReturnType<typeof receiveDocument>>, { ok: false }>["why"];

/** The page again with a sentence at the file's box. A file cannot be filled in again: it is to be chosen anew. */
export function documentReply(purpose: string, sentence: string, status: 400 | 409 | 413) {
  const field = purpose === "" ? "" : `file-${purpose}`;
  return data<Reply>({ typed: {}, errors: { [field]: sentence } }, { status });
}

/** What these pages say where a form with a file could not be read. */
export const uploadWords: UploadWords = {
  file: "The file",
  again: "The upload broke off. Choose the file and add it again",
};

/** Why a file was not kept. */
export function fileRefusalInWords(why: FileRefusal): string {
  switch (why.kind) {
    case "empty":
      return "The file is empty";
    case "too-large":
      return `The file must be smaller than ${bytesInWords(why.maximumBytes)}`;
    case "not-allowed-type":
      return "The file must be a PDF, Word, Excel, OpenDocument, PNG, JPEG or text file";
    case "content-differs-from-name":
      return `What is in the file is not what its name says. Save it again, and add it under its right name`;
    default:
      return unreachable(why);
  }
}
