import { z } from "zod";
import { resumePlacement, suspendPlacement } from "#app/commands/brokerage/suspend-placement.server.ts";
import { awayReasons } from "#app/data/brokerage/placement-deeds.server.ts";
import { reading } from "#app/data/db.server.ts";
import { resumeInWords, suspensionInWords } from "#app/components/placement/refusal-words.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { choiceField, dayOfParts, optionalTextField, percentField, withDays } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { withoutPerson } from "#app/web/no-person-field.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { stepOn } from "./step.server.ts";
import { StepPage } from "./StepPage.tsx";
import { ResumeForm, SuspendForm } from "./SuspensionForms.tsx";

export const meta = () => [{ title: titleOf("Suspend a placement") }];

const access = { area: "brokerage", permission: "placement:manage", params: byId("placementId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { head, view, placement, today } = await stepOn(tx, params.placementId, now);
    const open = placement.suspensions
      .filter(({ toOn }) => toOn === null || toOn > today)
      .map(({ id }) => id);
    return {
      ...{ head, onBlock: placement.contractId !== null },
      open: view.suspensions
        .filter(({ id }) => open.includes(id))
        .map(({ id, why, days }) => ({ value: id, text: `${why}, ${days}` })),
    };
  }),
);

export const action = guardAction(access, async (posted) =>
  posted.fields.text("deed") === "resume" ? resumeFrom(posted) : suspendFrom(posted),
);

type Posted = Parameters<Parameters<typeof guardAction<"brokerage", typeof access.params, unknown>>[1]>[0];

const form = z.object({
  reason: choiceField(awayReasons, "Select why the person is away"),
  paid: percentField("the part that is paid"),
  words: withoutPerson(optionalTextField("Note", 500)),
});

async function suspendFrom({ actor, params, fields, arrival }: Posted) {
  const typed = Object.fromEntries(Object.keys(form.shape).map((name) => [name, fields.text(name)]));
  const read = withDays(form.safeParse(typed), fields.text, { from: "the first day away" });
  const back = dayBack(fields);
  if ("errors" in read || "error" in back)
    return badForm(fields, {
      ...("errors" in read ? read.errors : {}),
      ...("error" in back ? { to: back.error } : {}),
    });
  const asked = { ...read.said, fromOn: read.days.from, toOn: back.day };
  const verdict = await suspendPlacement(actor, params.placementId, asked, arrival);
  if (verdict.ok) throw redirect(`${paths.placement(params.placementId)}?done=suspended`);
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, sentence } = suspensionInWords(verdict.why);
  return refused(fields, sentence, field);
}

/** The day on which the person is back; left empty while nobody knows. */
function dayBack({ text }: Pick<Fields, "text">) {
  const empty = ["day", "month", "year"].every((part) => text(`to-${part}`).trim() === "");
  return empty ? { day: null } : dayOfParts(text, "to", "the day on which the person is back");
}

async function resumeFrom({ actor, params, fields, arrival }: Posted) {
  const which = z.object({ suspension: z.uuid("Select the suspension") });
  const read = withDays(which.safeParse({ suspension: fields.text("suspension") }), fields.text, {
    back: "the day on which the person is back",
  });
  if ("errors" in read) return badForm(fields, read.errors);
  const asked = { suspensionId: read.said.suspension, on: read.days.back };
  const verdict = await resumePlacement(actor, params.placementId, asked, arrival);
  if (verdict.ok) throw redirect(`${paths.placement(params.placementId)}?done=resumed`);
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, sentence } = resumeInWords(verdict.why);
  return refused(fields, sentence, field);
}

export default function SuspensionPage() {
  const { head, onBlock, open } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <StepPage
      head={head}
      title={open.length > 0 ? "End a suspension, or suspend again" : "Suspend the placement"}
      reply={reply}
      targets={{ from: "from-day", to: "to-day", back: "back-day" }}
    >
      {open.length > 0 ? <ResumeForm open={open} reply={reply} /> : null}
      <SuspendForm onBlock={onBlock} reply={reply} />
    </StepPage>
  );
}
