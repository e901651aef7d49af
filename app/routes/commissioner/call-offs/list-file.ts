import { z } from "zod";
import { callOffList, callOffsAsked } from "#app/data/call-off/call-off-list.server.ts";
import { linesOfCallOffs } from "#app/data/call-off/call-offs.server.ts";
import { reading } from "#app/data/db.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { callOffFile } from "#app/web/call-off-file.server.ts";
import { readCallOffQuestion } from "#app/web/call-off-question.server.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";

/** The call-offs that the list shows, with the same filters, as a file. */
export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params: z.object({ format: fileFormat }) },
  async ({ actor, params, url }) => {
    const table = await reading(actor, async (tx, now) => {
      const chosen = callOffsAsked(await callOffList(tx, now), readCallOffQuestion(url.searchParams));
      const lines = await linesOfCallOffs(
        tx,
        chosen.map(({ callOff }) => callOff.id),
      );
      return callOffFile(chosen, lines, dayOf(now));
    });
    return fileOf(params.format, table);
  },
);
