import { z } from "zod";
import { addNursing } from "#app/commands/brokerage/amend-placement.server.ts";
import { nursingRates } from "#app/data/brokerage/price-ground.server.ts";
import { reading } from "#app/data/db.server.ts";
import { nursingBands, type NursingRate } from "#app/domain/brokerage/nursing.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { elementInWords } from "#app/components/placement/refusal-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { choiceField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { stepOn } from "./step.server.ts";
import { StepPage } from "./StepPage.tsx";

export const meta = () => [{ title: titleOf("Add nursing paid by the NHS") }];

const access = { area: "brokerage", permission: "placement:manage", params: byId("placementId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { placement, head } = await stepOn(tx, params.placementId, now);
    const weekly = placement.elements.filter(({ kind, per }) => kind === "care" && per === "week");
    return {
      head,
      lines: [...new Map(weekly.map(({ serviceLineId, title }) => [serviceLineId, title]))].map(
        ([value, text]) => ({ value, text }),
      ),
      bands: [
        { value: "standard", text: "Standard", hint: figuresOf(await nursingRates(tx, "standard")) },
        {
          value: "higher",
          text: "Higher, for people on it since before October 2007",
          hint: figuresOf(await nursingRates(tx, "higher")),
        },
      ],
    };
  }),
);

function figuresOf(rates: readonly NursingRate[]): string {
  const figures = rates.map(
    ({ pence, fromOn, uncertain }) =>
      `${formatPounds(pence)} a week from ${shortDay(fromOn)}${uncertain ? " (to be confirmed)" : ""}`,
  );
  return figures.length === 0 ? "No figure on file" : figures.join("; ");
}

const form = z.object({
  line: z.uuid("Select on top of what it is paid"),
  band: choiceField(nursingBands, "Select a band"),
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const read = withDays(
    form.safeParse({ line: fields.text("line"), band: fields.text("band") }),
    fields.text,
    {
      from: "the first day",
    },
  );
  if ("errors" in read) return badForm(fields, read.errors);
  const asked = { serviceLineId: read.said.line, band: read.said.band, fromOn: read.days.from };
  const verdict = await addNursing(actor, params.placementId, asked, arrival);
  if (verdict.ok) throw redirect(`${paths.placement(params.placementId)}?done=nursing`);
  switch (verdict.why.kind) {
    case "not-found":
      throw notFound();
    case "not-running":
      return refused(fields, "This placement is cancelled");
    case "no-such-part":
      return refused(fields, "Select a part of this placement that is paid by the week", "line");
    case "no-figure":
      return refused(fields, "No figure of this band is on file for that day", "from");
    case "ends-before-it-starts":
    case "no-units":
    case "no-price":
    case "outside-the-placement":
    case "overlaps":
      return refused(fields, elementInWords(verdict.why).sentence, "from");
    default:
      return unreachable(verdict.why);
  }
});

export default function Nursing() {
  const { head, lines, bands } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <StepPage
      head={head}
      title="Add nursing paid by the NHS (FNC)"
      reply={reply}
      targets={{ from: "from-day" }}
    >
      <p className="govuk-body">
        The NHS pays a home for nursing on top of a nursing rate that excludes it. It never counts against a
        cap, nor in a comparison with others.
      </p>
      {lines.length === 0 ? (
        <EmptyState title="Nothing in this placement is paid by the week">
          Nursing is paid on top of a weekly rate of a home.
        </EmptyState>
      ) : (
        <form method="post" noValidate>
          <Radios
            name="line"
            legend="On top of what?"
            value={shown(reply, "line")}
            error={reply?.errors["line"]}
            items={lines}
          />
          <Radios
            name="band"
            legend="Which band?"
            value={shown(reply, "band", "standard")}
            error={reply?.errors["band"]}
            items={bands}
          />
          <DayField {...dayBoxes(reply, "from")} legend="From which day?" />
          <Button preventDoubleClick>Add nursing</Button>
        </form>
      )}
    </StepPage>
  );
}
