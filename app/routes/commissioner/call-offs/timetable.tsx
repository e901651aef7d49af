import { setTimetable } from "#app/commands/call-off/set-judging.server.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { reading } from "#app/data/db.server.ts";
import { addDays, dayOf, noonOn, type Instant } from "#app/domain/calendar.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import type { CallOffTimetableRefusal } from "#app/domain/call-off/timetable.ts";
import { workingDayFrom } from "#app/domain/round/next-round.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { InstantFields } from "#app/components/portal/InstantFields.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { stepRefused } from "#app/web/call-off-words.server.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { instantOfParts } from "#app/web/london-time.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { draftOfPage } from "./draft-of-page.server.ts";
import { instantBoxes } from "../rounds/round-form.tsx";

export const meta = () => [{ title: titleOf("Timetable") }];

const access = { area: "commissioner", permission: "call-off:manage", params: byId("callOffId") } as const;

export const loader = guardLoader(access, async (asked) =>
  reading(asked.actor, async (tx, now) => {
    const { callOff, head } = await draftOfPage(tx, asked, now);
    const holidays = await bankHolidaysOnFile(tx);
    const inDays = (days: number): Instant => noonOn(workingDayFrom(addDays(dayOf(now), days), holidays));
    const stored: Readonly<Record<string, string>> = {
      ...instantBoxes("questions", callOff.questionsCloseAt ?? inDays(10)),
      ...instantBoxes("closes", callOff.closesAt ?? inDays(17)),
      standstill: callOff.standstillPromised ? "yes" : "no",
    };
    return {
      ...{ id: callOff.id, head, stored, starts: dayInWords(callOff.startsOn) },
      law: callOff.regime === "PSR_2023",
    };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const questions = instantOfParts(fields.text, "questions", "questions close");
  const closes = instantOfParts(fields.text, "closes", "bids close");
  if ("error" in questions || "error" in closes)
    return badForm(fields, {
      ...("error" in questions ? { questions: questions.error } : {}),
      ...("error" in closes ? { closes: closes.error } : {}),
    });
  const verdict = await setTimetable(actor, params.callOffId, {
    ...{ questionsCloseAt: questions.instant, closesAt: closes.instant },
    standstillPromised: fields.text("standstill") === "yes",
  });
  if (verdict.ok) throw redirect(`${paths.callOff(params.callOffId)}?done=saved`);
  const { why } = verdict;
  if (why.kind === "not-found" || why.kind === "not-now") return stepRefused(fields, why);
  const { field, text } = words[why.kind];
  return refused(fields, text, field);
});

const words: {
  readonly [kind in CallOffTimetableRefusal["kind"]]: { readonly field: string; readonly text: string };
} = {
  "questions-close-in-the-past": { field: "questions", text: "Questions must close in the future" },
  "closes-before-questions": { field: "closes", text: "Bids must close after questions do" },
  "starts-before-it-closes": {
    field: "closes",
    text: "Bids must close before the day on which the service starts",
  },
};

export default function Timetable() {
  const { id, head, starts, law, stored } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const value = (box: string) => shown(reply, box, stored[box] ?? "");
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(id), text: head.reference }}
        callOff={head}
        errors={
          reply ? (
            <FormErrors
              errors={reply.errors}
              targets={{ questions: "questions-day", closes: "closes-day" }}
            />
          ) : null
        }
      >
        Timetable
      </CallOffHead>
      <p className="govuk-body">
        The service starts on {starts}. Leave time between the close and that day to read the bids, decide
        {law ? ", keep the standstill" : ""} and mobilise. The same time holds for everybody invited.
      </p>
      <form method="post" noValidate>
        <InstantFields
          name="questions"
          legend="Questions close"
          hint="At that instant it is too late to ask."
          value={value}
          error={reply?.errors["questions"]}
        />
        <InstantFields
          name="closes"
          legend="Bids close"
          hint="12 noon on a working day is best. At that instant it is too late."
          value={value}
          error={reply?.errors["closes"]}
        />
        <Radios
          name="standstill"
          legend="Promise a standstill that the law does not ask for?"
          legendSize="s"
          hint="Once promised it binds: no contract is made inside it."
          value={value("standstill")}
          items={[
            { value: "no", text: "No" },
            { value: "yes", text: "Yes" },
          ]}
        />
        <Button>Save and continue</Button>
      </form>
    </>
  );
}
