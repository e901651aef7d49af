import { setCodes } from "#app/commands/call-off/set-codes.server.ts";
import { cpvCodesOn } from "#app/data/call-off/cpv-codes.server.ts";
import { reading } from "#app/data/db.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { stepRefused } from "#app/web/call-off-words.server.ts";
import { ticked, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm } from "#app/web/reply.server.ts";
import { draftOfPage } from "./draft-of-page.server.ts";

export const meta = () => [{ title: titleOf("Codes for notices") }];

const access = { area: "commissioner", permission: "call-off:manage", params: byId("callOffId") } as const;

/** The codes under which notices of a draft are published. */
export const loader = guardLoader(access, async (asked) =>
  reading(asked.actor, async (tx, now) => {
    const { callOff, head } = await draftOfPage(tx, asked, now);
    const { codes, source, uncertain } = await cpvCodesOn(tx, dayOf(now));
    return { id: callOff.id, head, chosen: callOff.cpvCodes, codes, source, uncertain };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const verdict = await setCodes(actor, params.callOffId, fields.all("codes"));
  if (verdict.ok) throw redirect(`${paths.callOff(params.callOffId)}?done=saved`);
  const { why } = verdict;
  if (why.kind === "no-code") return badForm(fields, { codes: "Select one code or more" });
  if (why.kind === "unknown-code") return badForm(fields, { codes: "Select codes that are on file" });
  return stepRefused(fields, why);
});

export default function Codes() {
  const { id, head, chosen, codes, source, uncertain } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(id), text: head.reference }}
        callOff={head}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Codes for notices
      </CallOffHead>
      {codes.length === 0 ? (
        <EmptyState title="No codes are on file">Ask an administrator to load the reference data.</EmptyState>
      ) : (
        <form method="post" noValidate>
          <p className="govuk-body">
            Notices name what is bought by codes of the Common Procurement Vocabulary (CPV). Those of the lots
            are ticked until you choose others; changing the lots ticks theirs again.
          </p>
          <Checkboxes
            name="codes"
            legend="Which codes say what is bought?"
            legendSize="m"
            hint={`${source}${uncertain ? ". To be confirmed: check a code before you publish it." : "."}`}
            values={ticked(reply, "codes", chosen)}
            error={reply?.errors["codes"]}
            items={codes.map(({ code, title }) => ({ value: code, text: `${code} ${title}` }))}
          />
          <Button>Save the codes</Button>
        </form>
      )}
    </>
  );
}
