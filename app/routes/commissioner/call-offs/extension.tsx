import { z } from "zod";
import { extendCallOff } from "#app/commands/call-off/extend-call-off.server.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { invitationsOf } from "#app/data/call-off/invitations.server.ts";
import { reading } from "#app/data/db.server.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { addDays, dayOf, noonOn } from "#app/domain/calendar.ts";
import { workingDayFrom } from "#app/domain/round/next-round.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { InstantFields } from "#app/components/portal/InstantFields.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { stepRefused } from "#app/web/call-off-words.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { instantOfParts } from "#app/web/london-time.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { instantBoxes } from "../rounds/round-form.tsx";
import { ownCallOffOfPage } from "./draft-of-page.server.ts";

export const meta = () => [{ title: titleOf("Let bids close later") }];

const access = { area: "commissioner", permission: "call-off:manage", params: byId("callOffId") } as const;
const longest = 1_000;
const schema = z.object({ reason: textField("the reason", longest) });

export const loader = guardLoader(access, async ({ actor, params, posted }) =>
  reading(actor, async (tx, now) => {
    const { callOff, head, state } = await ownCallOffOfPage(tx, actor, params.callOffId, now);
    if ((state !== "open" || !callOff.closesAt) && !posted) throw redirect(paths.callOff(callOff.id));
    const closesAt = callOff.closesAt ?? now;
    const holidays = await bankHolidaysOnFile(tx);
    const weekOn = noonOn(workingDayFrom(addDays(dayOf(closesAt), 7), holidays));
    return {
      ...{
        id: callOff.id,
        head,
        closes: deadlineInWords(closesAt),
        proposed: instantBoxes("closes", weekOn),
      },
      invited: (await invitationsOf(tx, callOff.id)).length,
    };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const form = schema.safeParse({ reason: fields.text("reason") });
  const closes = instantOfParts(fields.text, "closes", "bids close");
  if (!form.success || "error" in closes)
    return badForm(fields, {
      ...("error" in closes ? { closes: closes.error } : {}),
      ...(form.success ? {} : sentences(form.error)),
    });
  const input = { closesAt: closes.instant, reason: form.data.reason };
  const verdict = await extendCallOff(actor, params.callOffId, input, arrival);
  if (verdict.ok) throw redirect(`${paths.callOff(params.callOffId)}?done=extended`);
  const { why } = verdict;
  switch (why.kind) {
    case "not-found":
    case "not-now":
      return stepRefused(fields, why);
    case "not-later":
      return refused(
        fields,
        `Bids can only close later than ${why.closesAt ? deadlineInWords(why.closesAt) : "now"}`,
        "closes",
      );
    case "starts-before-it-closes":
      return refused(fields, "Bids must close before the day on which the service starts", "closes");
  }
});

export default function Extension() {
  const { id, head, closes, proposed, invited } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(id), text: head.reference }}
        callOff={head}
        errors={reply ? <FormErrors errors={reply.errors} targets={{ closes: "closes-day" }} /> : null}
      >
        Let bids close later
      </CallOffHead>
      <p className="govuk-body">
        Bids close at {closes}. They can only close later, never earlier. The change is recorded with your
        reason and mailed to the {invited === 1 ? "member" : `${invited} members`} invited.
      </p>
      <form method="post" noValidate>
        <InstantFields
          name="closes"
          legend="New closing time"
          value={(box) => shown(reply, box, proposed[box] ?? "")}
          error={reply?.errors["closes"]}
        />
        <CharacterCount
          name="reason"
          label="Why do bids close later?"
          labelSize="s"
          hint="Everyone invited reads this."
          maxLength={longest}
          rows={4}
          value={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
        <Button preventDoubleClick>Let bids close later</Button>
      </form>
    </>
  );
}
