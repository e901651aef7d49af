import { changeDetails } from "#app/commands/call-off/draft-call-off.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworkById } from "#app/data/frameworks.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { stepRefused } from "#app/web/call-off-words.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { detailsSentence, readDetails } from "./details-form.server.ts";
import { boxesOf, DetailsForm, detailsTargets } from "./details-form.tsx";
import { draftOfPage } from "./draft-of-page.server.ts";

export const meta = () => [{ title: titleOf("What is wanted") }];

const access = { area: "commissioner", permission: "call-off:manage", params: byId("callOffId") } as const;

export const loader = guardLoader(access, async (asked) =>
  reading(asked.actor, async (tx, now) => {
    const { callOff, head } = await draftOfPage(tx, asked, now);
    const framework = found(await frameworkById(tx, callOff.frameworkId));
    return { id: callOff.id, head, regime: framework.regime, stored: boxesOf(callOff, framework.regime) };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const form = readDetails(fields);
  if ("errors" in form) return badForm(fields, form.errors);
  const verdict = await changeDetails(actor, params.callOffId, form.details);
  if (verdict.ok)
    throw redirect(
      `${paths.callOff(params.callOffId)}?done=${verdict.value.stepsForgotten ? "steps" : "saved"}`,
    );
  const { why } = verdict;
  if (why.kind === "not-found" || why.kind === "not-now") return stepRefused(fields, why);
  const { field, text } = detailsSentence(why);
  return refused(fields, text, field);
});

export default function Details() {
  const { id, head, regime, stored } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(id), text: head.reference }}
        callOff={head}
        errors={reply ? <FormErrors errors={reply.errors} targets={detailsTargets} /> : null}
      >
        What is wanted
      </CallOffHead>
      <DetailsForm stored={stored} regime={regime} reply={reply} />
    </>
  );
}
