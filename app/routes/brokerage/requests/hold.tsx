import { holdRequest, resumeRequest } from "#app/commands/brokerage/handle-request.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { ReasonPage } from "./reason-form.tsx";
import { reasonedStep, takeReasonedStep } from "./reasoned-step.server.ts";

export const meta = () => [{ title: titleOf("Put a request on hold") }];

const access = { area: "brokerage", permission: "request:write", params: byId("requestId") } as const;

export const loader = guardLoader(access, ({ actor, params }) =>
  reasonedStep(actor, params.requestId, { take: "hold", undo: "resume", taken: "on-hold" }),
);

export const action = guardAction(access, ({ actor, params, fields }) =>
  takeReasonedStep(actor, params.requestId, fields, {
    take: holdRequest,
    undo: resumeRequest,
    done: { take: "held", undo: "resumed" },
  }),
);

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
