import { z } from "zod";
import { startApplication } from "#app/commands/application/start-application.server.ts";
import { redirect } from "#app/framework.server.ts";
import { guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { tooLate } from "./page.server.ts";

const access = { area: "provider", permission: "application:write" } as const;

export const loader = guardLoader(access, async () => {
  throw redirect(paths.provider);
});

export const action = guardAction(access, async ({ actor, fields, arrival }) => {
  const roundId = z.uuid().safeParse(fields.text("roundId"));
  if (!roundId.success) throw notFound();
  const verdict = await startApplication(actor, roundId.data, arrival);
  if (!verdict) throw notFound();
  if (!verdict.ok) throw tooLate(verdict.why);
  const page = paths.application(verdict.value.applicationId);
  throw redirect(verdict.value.carried ? `${page}?done=carried` : page);
});
