import { readEvidence } from "#app/commands/evidence/evidence-file.server.ts";
import { fileOfBasis } from "#app/data/brokerage/basis-files.server.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { storedFile } from "#app/web/stored-file.server.ts";

/** The file of what the council rests its price on in a negotiation. */
export const loader = guardLoader(
  { area: "brokerage", permission: "request:read", params: byId("basisId") },
  async ({ actor, params: { basisId } }) => {
    const { file, bytes } = found(await readEvidence(actor, basisId, fileOfBasis));
    return storedFile({ ...file, bytes: file.size }, bytes);
  },
);
