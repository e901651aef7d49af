import { readResultFile } from "#app/commands/benchmark/record-care-cubed.server.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { storedFile } from "#app/web/stored-file.server.ts";

/** The file of a recorded CareCubed result. */
export const loader = guardLoader(
  { area: "brokerage", permission: "benchmark:read", params: byId("resultId") },
  async ({ actor, params: { resultId } }) => {
    const { file, bytes } = found(await readResultFile(actor, resultId));
    return storedFile({ ...file, bytes: file.size }, bytes);
  },
);
