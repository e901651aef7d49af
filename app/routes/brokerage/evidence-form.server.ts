import {
  discardEvidence,
  maximumEvidenceBytes,
  receiveEvidence,
  type ReceivedEvidence,
} from "#app/commands/evidence/evidence-file.server.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { fileRefusalInWords } from "#app/routes/provider/application/document-words.server.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { found } from "#app/web/guard.server.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { badUpload } from "#app/web/upload-reply.server.ts";
import { readUpload } from "#app/web/upload.server.ts";

type EvidenceForm<Said, Why> = {
  readonly fields: readonly string[];
  /** What was typed, or what is wrong with each field. */
  readonly read: (fields: Fields) => Verdict<Said, Readonly<Record<string, string>>>;
  /** Keeps it; null for a stranger's. Refused, it forgets the file. */
  readonly keep: (said: Said, file: ReceivedEvidence | undefined) => Promise<Verdict<true, Why> | null>;
  readonly noInWords: (why: Why) => { readonly field: string; readonly sentence: string };
};

/** Takes in a form with a file of evidence; answers the same page with what is wrong and what was typed, or nothing. */
export async function takeEvidence<Said, Why>(
  request: Request,
  { fields: names, read, keep, noInWords }: EvidenceForm<Said, Why>,
) {
  const typed = new URLSearchParams();
  const upload = await readUpload<Awaited<ReturnType<typeof receiveEvidence>>>(request, {
    ...{ file: "file", fields: names, maximumBytes: maximumEvidenceBytes, typed },
    receive: ({ name, bytes }) => receiveEvidence(name, bytes),
    discard: async (received) => {
      if (received.ok) await discardEvidence(received.value);
    },
  });
  if (!upload.ok)
    return badUpload(
      upload.why,
      { again: "The form did not arrive whole. Fill it in and send it again" },
      typed,
    );
  const { fields, received } = upload.value;
  const said = read(fields);
  const file = received?.ok ? received.value : undefined;
  if (!said.ok || (received && !received.ok)) {
    if (file) await discardEvidence(file);
    return badForm(fields, {
      ...(said.ok ? {} : said.why),
      ...(received && !received.ok ? { file: fileRefusalInWords(received.why) } : {}),
    });
  }
  const verdict = found(await keep(said.value, file));
  if (verdict.ok) return null;
  const { field, sentence } = noInWords(verdict.why);
  return refused(fields, sentence, field);
}
