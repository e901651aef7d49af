import { z } from "zod";
import { contractRows } from "#app/data/call-off/contract-list.server.ts";
import { reading } from "#app/data/db.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { contractFile } from "#app/web/contract-file.server.ts";
import { readContractQuestion } from "#app/web/contract-question.server.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";

/** The contracts that the register shows, with the same filters, as a file. */
export const loader = guardLoader(
  { area: "commissioner", permission: "contract:read", params: z.object({ format: fileFormat }) },
  async ({ actor, params, url }) => {
    const table = await reading(actor, async (tx, now) => {
      const today = dayOf(now);
      return contractFile(await contractRows(tx, readContractQuestion(url.searchParams), today), today);
    });
    return fileOf(params.format, table);
  },
);
