import { z } from "zod";
import { setFloorOfLine } from "#app/commands/pricing/set-price-rules.server.ts";
import { reading } from "#app/data/db.server.ts";
import { floorBases } from "#app/data/floors.server.ts";
import { ownLot } from "#app/data/price-rules.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { unitInWords } from "#app/domain/framework/unit.ts";
import { holdingOn } from "#app/domain/pricing/price-rules.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { decimalField, textField, wholeField, withDays } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { FloorForm } from "./floor-form.tsx";
import { floorRefusal, whoAndWhen } from "./rule-words.ts";

export const meta = () => [{ title: titleOf("What a floor is worked out from") }];
export const handle = { wide: true };

const params = byId("lotId", "lineId");

/** What the floor of one line is worked out from: now, before and to come, and the form for the next. */
export const loader = guardLoader(
  { area: "commissioner", permission: "price-rule:read", params },
  async ({ actor, params: { lotId, lineId } }) =>
    reading(actor, async (tx, now) => {
      const lot = found(await ownLot(tx, lotId));
      const line = found(lot.lines.find(({ id }) => id === lineId));
      const bases = await floorBases(tx, [lineId]);
      return {
        ...{ lotId, lot: lot.title, line: line.title, unit: unitInWords(line.unit) },
        maySet: mayDo(actor, "price-rule:set"),
        latest: holdingOn(bases, dayOf(now))?.basis ?? null,
        history: bases.map((one) => ({
          from: shortDay(one.fromOn),
          ...one.basis,
          source: `${one.source}${one.uncertain ? " (uncertain)" : ""}`,
          set: whoAndWhen(one.setBy, one.setAt && inWords(one.setAt)),
        })),
      };
    }),
);

const form = z.object({
  workHours: decimalField("hours of work in a unit", { above: "0", most: "1000" }),
  travelMinutes: decimalField("travel minutes", { most: "60" }),
  miles: decimalField("miles", { most: "60" }),
  weeklyHours: wholeField("hours a week", 1, 60),
  trainingHours: wholeField("hours of training", 0, 300),
  sickDays: wholeField("days of sickness", 0, 60),
  source: textField("where these figures come from", 300),
});

export const action = guardAction(
  { area: "commissioner", permission: "price-rule:set", params },
  async ({ actor, params: { lotId, lineId }, fields, arrival }) => {
    const lot = found(await reading(actor, (tx) => ownLot(tx, lotId)));
    found(lot.lines.find(({ id }) => id === lineId));
    const names = Object.keys(form.shape);
    const parsed = form.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
    const read = withDays(parsed, fields.text, { from: "the day from which it holds" });
    if ("errors" in read) return badForm(fields, read.errors);
    const { source, ...basis } = read.said;
    const verdict = await setFloorOfLine(actor, lineId, { basis, source, fromOn: read.days.from }, arrival);
    if (verdict.ok) throw redirect(paths.floorsOfLot(lotId));
    if (verdict.why.kind === "not-found") throw notFound();
    const { field, sentence } = floorRefusal(verdict.why);
    return refused(fields, sentence, field);
  },
);

export default function FloorOfLine() {
  const { lotId, lot, line, unit, maySet, latest, history } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.floorsOfLot(lotId)}>{lot}</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={lot}>{`Floor: ${line}`}</PageHeading>
      {history.length === 0 ? (
        <EmptyState title="Nothing is set for this line">
          Its caps and rates have no floor check until somebody says what a unit takes of a worker’s time.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="What it was worked out from, the latest first"
          dense
          columns={[
            { key: "from", label: "From" },
            { key: "workHours", label: "Hours of work", numeric: true },
            { key: "travelMinutes", label: "Travel minutes", numeric: true },
            { key: "miles", label: "Miles", numeric: true },
            { key: "weeklyHours", label: "Hours a week", numeric: true },
            { key: "trainingHours", label: "Training hours", numeric: true },
            { key: "sickDays", label: "Sick days", numeric: true },
            { key: "source", label: "Source" },
            { key: "set", label: "Set by" },
          ]}
          rows={history.map((one) => ({ key: one.from, cells: one }))}
        />
      )}
      {maySet ? <FloorForm unit={unit} latest={latest} reply={reply} /> : null}
    </>
  );
}
