import { archiveRequest, reopenRequest } from "#app/commands/brokerage/handle-request.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { ReasonPage } from "./reason-form.tsx";
import { reasonedStep, takeReasonedStep } from "./reasoned-step.server.ts";

export const meta = () => [{ title: titleOf("Archive a request") }];

const access = { area: "brokerage", permission: "request:write", params: byId("requestId") } as const;

export const loader = guardLoader(access, ({ actor, params }) =>
  reasonedStep(actor, params.requestId, { take: "archive", undo: "reopen", taken: "archived" }),
);

export const action = guardAction(access, ({ actor, params, fields }) =>
  takeReasonedStep(actor, params.requestId, fields, {
    take: archiveRequest,
    undo: reopenRequest,
    done: { take: "archived", undo: "reopened" },
  }),
);

export default function Page() {
  const { head, undoes, why } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const says = undoes
    ? {
        title: "Open this request again",
        says: "It stands on the board again where it stood.",
        submit: "Open it again",
      }
    : {
        title: "Archive this request",
        says: "For a request that will not be placed. It can be opened again.",
        submit: "Archive it",
      };
  return <ReasonPage {...{ head, why, reply, ...says }} asksReason={!undoes} />;
}
