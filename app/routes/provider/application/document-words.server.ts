import { unreachable } from "#app/domain/verdict.ts";
import type { receiveDocument } from "#app/commands/application/add-document.server.ts";
import { data } from "#app/framework.server.ts";
import type { Reply } from "#app/web/reply.server.ts";
import type { UploadRefusal } from "#app/web/upload.server.ts";

type FileRefusal = Extract<Awaited<ReturnType<typeof receiveDocument>>, { ok: false }>["why"];

/** The page again with a sentence at the file's box. A file cannot be filled in again: it is to be chosen anew. */
export function documentReply(purpose: string, sentence: string, status: 400 | 409 | 413) {
  const field = purpose === "" ? "" : `file-${purpose}`;
  return data<Reply>({ typed: {}, errors: { [field]: sentence } }, { status });
}

/** Why a form with a file could not be read. */
export function uploadRefusalInWords(why: UploadRefusal): string {
  switch (why.kind) {
    case "too-large":
      return `The file must be smaller than ${bytesInWords(why.maximumBytes)}`;
    case "field-too-long":
    case "not-an-upload":
    case "broken-upload":
      return "The upload broke off. Choose the file and add it again";
    default:
      return unreachable(why);
  }
}

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

/** A size as people read it: "340 KB", "2 MB". */
export function bytesInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${Math.ceil(bytes / 1_000_000)} MB`;
}
