import { readBasisFile } from "#app/commands/brokerage/read-basis-file.server.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { storedFile } from "#app/web/stored-file.server.ts";

/** The file of what the council rests its price on in a negotiation. */
export const loader = guardLoader(
  { area: "brokerage", permission: "request:read", params: byId("basisId") },
  async ({ actor, params: { basisId } }) => {
    const { file, bytes } = found(await readBasisFile(actor, basisId));
    return storedFile({ ...file, bytes: file.size }, bytes);
  },
);
