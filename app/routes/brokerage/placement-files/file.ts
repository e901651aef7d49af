import { z } from "zod";
import { placementFileRows } from "#app/data/brokerage/placement-rows.server.ts";
import { reading } from "#app/data/db.server.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { placementFile } from "#app/web/placement-file.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";

/** Every placement of the council in the shape of the client-level data, as a file. */
export const loader = guardLoader(
  { area: "brokerage", permission: "placement:read", params: z.object({ format: fileFormat }) },
  async ({ actor, params }) =>
    fileOf(params.format, placementFile(await reading(actor, (tx) => placementFileRows(tx)))),
);
