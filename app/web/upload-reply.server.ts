import { no, unreachable, yes, type Verdict } from "#app/domain/verdict.ts";
import { fieldsOf } from "./fields-of-body.server.ts";
import { badForm } from "./reply.server.ts";
import { readUpload, type UploadForm, type UploadRefusal } from "./upload.server.ts";

/** How a page calls its file, and what it asks for where the form broke off. */
export type UploadWords = { readonly file: string; readonly again: string };

const usualWords: UploadWords = {
  file: "The selected file",
  again: "The file did not arrive whole. Select it and send it again",
};

/** Takes in the file of a form that asks for nothing else; without one, the reply is the same page with what is wrong. */
export async function takeFile<T>(
  request: Request,
  form: Omit<UploadForm<T>, "file" | "fields">,
): Promise<Verdict<T, ReturnType<typeof badForm>>> {
  const upload = await readUpload(request, { ...form, file: "file", fields: [] });
  if (!upload.ok) return no(badUpload(upload.why));
  const { fields, received } = upload.value;
  return received ? yes(received) : no(badForm(fields, { file: "Select a file" }));
}

/** The same page again, with status 400: the form with its file could not be read, so no more of it can be shown than came in before. */
export function badUpload(
  why: UploadRefusal,
  words: Partial<UploadWords> = {},
  typed: URLSearchParams = new URLSearchParams(),
) {
  return badForm(fieldsOf(typed), { file: uploadRefusalInWords(why, words) });
}

/** Why a form with a file could not be read. */
export function uploadRefusalInWords(why: UploadRefusal, words: Partial<UploadWords> = {}): string {
  const { file, again } = { ...usualWords, ...words };
  switch (why.kind) {
    case "too-large":
      return `${file} must be smaller than ${bytesInWords(why.maximumBytes)}`;
    case "field-too-long":
    case "not-an-upload":
    case "broken-upload":
      return again;
    default:
      return unreachable(why);
  }
}

/** A size as people read it: "340 KB", "2 MB". */
export function bytesInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${Math.ceil(bytes / 1_000_000)} MB`;
}
