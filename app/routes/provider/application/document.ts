import { readDocument } from "#app/commands/application/read-document.server.ts";
import { takeOutDocument } from "#app/commands/application/remove-document.server.ts";
import { redirect } from "#app/framework.server.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { storedFile } from "#app/web/stored-file.server.ts";
import { access as applicationAccess, tooLate } from "./page.server.ts";

const access = { ...applicationAccess, params: byId("applicationId", "documentId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) => {
  const { document, bytes } = found(await readDocument(actor, params.applicationId, params.documentId));
  return storedFile(document, bytes);
});

export const action = guardAction(access, async ({ actor, params, arrival }) => {
  const verdict = found(await takeOutDocument(actor, params.applicationId, params.documentId, arrival));
  if (!verdict.ok) throw tooLate(verdict.why);
  throw redirect(`${paths.applicationSection(params.applicationId, "documents")}?done=removed`);
});
