import { z } from "zod";
import { setRoute } from "#app/commands/call-off/choose-route.server.ts";
import { lotsOf } from "#app/data/frameworks.server.ts";
import { reading } from "#app/data/db.server.ts";
import { weighRoutes } from "#app/data/call-off/weigh-routes.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import type { CallOffRoute } from "#app/domain/call-off/state.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { routeWords } from "#app/components/call-off/call-off-words.ts";
import { weighedInWords } from "#app/components/call-off/route-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { SummaryCard } from "#app/components/govuk/SummaryCard.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { personSentence, stepRefused } from "#app/web/call-off-words.server.ts";
import { choiceField, optionalTextField, sentences } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { draftOfPage } from "./draft-of-page.server.ts";

export const meta = () => [{ title: titleOf("Route") }];

const access = { area: "commissioner", permission: "call-off:manage", params: byId("callOffId") } as const;
const longest = 2_000;
const schema = z.object({
  route: choiceField(["DIRECT", "RESTRICTED", "OPEN"], "Select a route"),
  reason: optionalTextField("The reason", longest),
});

export const loader = guardLoader(access, async (asked) =>
  reading(asked.actor, async (tx, now) => {
    const { callOff, head } = await draftOfPage(tx, asked, now);
    const weighed = await weighRoutes(tx, callOff, dayOf(now));
    const lots = await lotsOf(tx, [callOff.frameworkId]);
    const lotName = (id: string) => `Lot ${lots.find((lot) => lot.id === id)?.number ?? ""}`;
    return {
      ...{ id: callOff.id, head, route: callOff.route ?? "", reason: callOff.routeReason },
      ...{ eligible: weighed?.eligible ?? 0, together: weighed?.together ?? false },
      preferred: weighed?.recommendation.preferred ?? null,
      routes: (weighed?.recommendation.routes ?? []).map((one) => weighedInWords(one, lotName)),
    };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const form = schema.safeParse({ route: fields.text("route"), reason: fields.text("reason") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const verdict = await setRoute(actor, params.callOffId, form.data.route, form.data.reason);
  if (verdict.ok) throw redirect(`${paths.callOff(params.callOffId)}?done=saved`);
  const { why } = verdict;
  switch (why.kind) {
    case "not-found":
    case "not-now":
      return stepRefused(fields, why);
    case "no-lines":
      return refused(fields, "Say first how much of what is bought: the routes depend on it");
    case "barred":
      return refused(fields, "This route is not allowed for this call-off: the reasons stand below", "route");
    case "reason-wanted":
      return refused(
        fields,
        "Enter the reason for this choice: it departs from the recommendation or selects members",
        "reason",
      );
    case "names-a-person":
      return refused(fields, personSentence(why.detail), "reason");
  }
});

export default function Route() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const within = page.routes.filter(({ route, allowed }) => route !== "EXTERNAL" && allowed);
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(page.id), text: page.head.reference }}
        callOff={page.head}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Route
      </CallOffHead>
      {page.preferred === null ? (
        <EmptyState title="The routes depend on what is bought">
          <a className="govuk-link" href={paths.callOffStep(page.id, "lots")}>
            Say how much of what is bought
          </a>
          , then come back.
        </EmptyState>
      ) : (
        <>
          <InsetText>
            Recommended: <strong>{routeWords[page.preferred]}</strong>. {eligibleWords(page)}
          </InsetText>
          {page.routes.map((one) => (
            <Weighed key={one.route} one={one} preferred={page.preferred === one.route} />
          ))}
          {within.length === 0 ? (
            <p className="govuk-body">
              No route within the framework is allowed. Change what is bought, or{" "}
              <a className="govuk-link" href={paths.callOffStep(page.id, "leaving")}>
                go outside the framework
              </a>
              .
            </p>
          ) : (
            <form method="post" noValidate>
              <Radios
                name="route"
                legend="Which route do you choose?"
                legendSize="m"
                value={shown(reply, "route", page.route || page.preferred)}
                error={reply?.errors["route"]}
                items={within.map(({ route }) => ({
                  value: route,
                  text: routeWords[route],
                  ...(route === page.preferred ? { hint: "Recommended" } : {}),
                }))}
              />
              <CharacterCount
                name="reason"
                label="Why this route?"
                labelSize="s"
                hint="Needed where you depart from the recommendation, and for a restricted competition: say why these members and not the others."
                maxLength={longest}
                rows={4}
                value={shown(reply, "reason", page.reason)}
                error={reply?.errors["reason"]}
              />
              <Button>Choose this route</Button>
            </form>
          )}
        </>
      )}
    </>
  );
}

function eligibleWords({
  eligible,
  together,
}: {
  readonly eligible: number;
  readonly together: boolean;
}): string {
  const others = together ? " Members that hold some of the lots may bid together." : "";
  if (eligible === 0) return `No member is eligible in every lot today.${others}`;
  return `${eligible === 1 ? "1 member is" : `${eligible} members are`} eligible today.${others}`;
}

type WeighedProps = {
  readonly preferred: boolean;
  readonly one: {
    readonly route: CallOffRoute;
    readonly allowed: boolean;
    readonly bars: readonly string[];
    readonly for: readonly string[];
    readonly against: readonly string[];
    readonly duties: readonly string[];
  };
};

/** One route with what speaks for and against it, and what it asks for. */
function Weighed({ one, preferred }: WeighedProps) {
  return (
    <SummaryCard title={routeWords[one.route]} headingLevel={2}>
      <p className="govuk-body">
        {preferred ? (
          <Tag colour="green">Recommended</Tag>
        ) : one.allowed ? (
          <Tag colour="blue">Allowed</Tag>
        ) : (
          <Tag colour="grey">Not allowed</Tag>
        )}
      </p>
      <Points title="Not allowed because" points={one.bars} />
      {one.allowed ? <Points title="For it" points={one.for} /> : null}
      {one.allowed ? <Points title="Against it" points={one.against} /> : null}
      {one.allowed ? <Points title="It asks for" points={one.duties} /> : null}
    </SummaryCard>
  );
}

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  if (points.length === 0) return null;
  return (
    <>
      <h3 className="govuk-heading-s">{title}</h3>
      <ul className="govuk-list govuk-list--bullet">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  );
}
