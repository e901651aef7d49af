import { z } from "zod";
import { setPlacementRuleOfLot } from "#app/commands/brokerage/set-lot-rule.server.ts";
import { lotRulesOf } from "#app/data/brokerage/lot-rules.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworks, lotsOf } from "#app/data/frameworks.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { lotRuleOn, type LotRuleRefusal } from "#app/domain/brokerage/lot-rule.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { choiceField, textField, withDays } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { LotPlacementForm, reachWords } from "./LotPlacementForm.tsx";
import { whoAndWhen } from "./rule-words.ts";

export const meta = () => [{ title: titleOf("New prices of running placements") }];

const params = byId("lotId");

/** How new prices of a lot reach placements that run already, from which day on, and who said so. */
export const loader = guardLoader(
  { area: "commissioner", permission: "price-rule:read", params },
  async ({ actor, params: { lotId }, url }) =>
    reading(actor, async (tx, now) => {
      const own = await frameworks(tx, actor.commissionerId);
      const lots = await lotsOf(
        tx,
        own.map(({ id }) => id),
      );
      const lot = found(lots.find(({ id }) => id === lotId));
      const rules = await lotRulesOf(tx, [lotId]);
      const { round, uplift, ownPrices } = lotRuleOn(rules, dayOf(now));
      return {
        ...{ lotId, title: `Lot ${lot.number}: ${lot.title}`, today: { round, uplift, ownPrices } },
        maySet: mayDo(actor, "price-rule:set"),
        mayReadLot: mayDo(actor, "commissioning:read"),
        done: url.searchParams.has("done"),
        rules: rules.map((rule) => ({
          from: shortDay(rule.fromOn),
          round: reachWords[rule.round],
          uplift: reachWords[rule.uplift],
          own: reachWords[rule.ownPrices],
          source: `${rule.source}. ${whoAndWhen(rule.setBy, rule.setAt && inWords(rule.setAt))}`,
        })),
      };
    }),
);

const reaches = ["NEVER", "PROPOSE"] as const;
const form = z.object({
  round: choiceField(reaches, "Select whether prices of a round reach running placements"),
  uplift: choiceField(reaches, "Select whether an uplift reaches running placements"),
  ownPrices: choiceField(reaches, "Select whether prices agreed apart from the rate share an uplift"),
  source: textField("where the council says so", 300),
});

export const action = guardAction(
  { area: "commissioner", permission: "price-rule:set", params },
  async ({ actor, params: { lotId }, fields }) => {
    const typed = Object.fromEntries(Object.keys(form.shape).map((name) => [name, fields.text(name)]));
    const read = withDays(form.safeParse(typed), fields.text, { from: "the day from which it holds" });
    if ("errors" in read) return badForm(fields, read.errors);
    const verdict = await setPlacementRuleOfLot(actor, lotId, { ...read.said, fromOn: read.days.from });
    if (verdict.ok) throw redirect(`${paths.placementRuleOfLot(lotId)}?done`);
    if (verdict.why.kind === "not-found") throw notFound();
    const { field, sentence } = refusals[verdict.why.kind];
    return refused(fields, sentence, field);
  },
);

const refusals: {
  readonly [kind in LotRuleRefusal["kind"]]: { readonly field: string; readonly sentence: string };
} = {
  "in-the-past": {
    field: "from",
    sentence: "The day must be today or later: what was decided before stands",
  },
  "day-taken": { field: "from", sentence: "A rule of this lot begins on that day already; choose another" },
  "own-prices-without-uplift": {
    field: "ownPrices",
    sentence: "Prices agreed apart from the rate share an uplift only where it reaches running placements",
  },
};

export default function LotPlacements() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { round, uplift, ownPrices } = page.today;
  return (
    <>
      {page.mayReadLot ? <BackLink href={paths.lot(page.lotId)}>Lot</BackLink> : null}
      <FormErrors errors={reply?.errors} targets={{ from: "from-day" }} />
      {page.done && !reply ? (
        <NotificationBanner type="success" text="The rule is on file, from its day on." />
      ) : null}
      <PageHeading caption={page.title}>New prices of running placements</PageHeading>
      <InsetText>
        Today: prices of a round {round === "PROPOSE" ? "are" : "are never"} proposed for running placements;
        an uplift {uplift === "PROPOSE" ? "is" : "is never"} proposed for them; prices agreed apart from the
        rate {ownPrices === "PROPOSE" ? "share it" : "stay as they are"}.
      </InsetText>
      <p className="govuk-body">
        What is proposed changes nothing until another person has approved its yearly cost. Placements outside
        the framework share an uplift by the lot’s percentage.
      </p>
      {page.rules.length > 0 ? (
        <ResponsiveTable
          caption="Rules of this lot, the latest first"
          columns={[
            { key: "from", label: "From" },
            { key: "round", label: "Prices of a round" },
            { key: "uplift", label: "An uplift" },
            { key: "own", label: "Agreed apart from the rate" },
            { key: "source", label: "Source" },
          ]}
          rows={page.rules.map((cells) => ({ key: cells.from, cells }))}
        />
      ) : (
        <p className="govuk-body">No rule is on file: nothing reaches running placements.</p>
      )}
      {page.maySet ? <LotPlacementForm reply={reply} /> : null}
    </>
  );
}
