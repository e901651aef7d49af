import { holdRequest, resumeRequest } from "#app/commands/brokerage/handle-request.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayTakeStep } from "#app/domain/brokerage/request.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm } from "#app/web/reply.server.ts";
import { ReasonPage } from "./reason-form.tsx";
import { readReason, reasonRefused } from "./reason-reply.server.ts";
import { requestPage } from "./request-page.server.ts";
import { notNowInWords } from "./words.ts";

export const meta = () => [{ title: titleOf("Put a request on hold") }];

const access = { area: "brokerage", permission: "request:write", params: byId("requestId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx) => {
    const { head, stage } = await requestPage(tx, params.requestId);
    const undoes = stage === "on-hold";
    const allowed = mayTakeStep(undoes ? "resume" : "hold", stage);
    return { head, undoes, why: allowed.ok ? null : notNowInWords(allowed.why) };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const { requestId } = params;
  if (fields.text("deed") === "undo") {
    const verdict = await resumeRequest(actor, requestId);
    if (verdict.ok) throw redirect(`${paths.request(requestId)}?done=resumed`);
    return reasonRefused(fields, verdict.why);
  }
  const read = readReason(fields);
  if ("error" in read) return badForm(fields, { reason: read.error });
  const verdict = await holdRequest(actor, requestId, read.reason);
  if (verdict.ok) throw redirect(`${paths.request(requestId)}?done=held`);
  return reasonRefused(fields, verdict.why);
});

export default function Page() {
  const { head, undoes, why } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const says = undoes
    ? {
        title: "Take this request up again",
        says: "It stands on the board again where it stood.",
        submit: "Take it up again",
      }
    : {
        title: "Put this request on hold",
        says: "It leaves the board of open requests until somebody takes it up again. Enquiries that are out go on.",
        submit: "Put it on hold",
      };
  return <ReasonPage {...{ head, why, reply, ...says }} asksReason={!undoes} />;
}
