import { readEvidence } from "#app/commands/evidence/evidence-file.server.ts";
import { fileOfResult } from "#app/data/benchmark/care-cubed.server.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { storedFile } from "#app/web/stored-file.server.ts";

/** The file of a recorded CareCubed result. */
export const loader = guardLoader(
  { area: "brokerage", permission: "benchmark:read", params: byId("resultId") },
  async ({ actor, params: { resultId } }) => {
    const { file, bytes } = found(await readEvidence(actor, resultId, fileOfResult));
    return storedFile({ ...file, bytes: file.size }, bytes);
  },
);
