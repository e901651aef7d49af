import { setLots } from "#app/commands/call-off/set-lots.server.ts";
import { estimatesOfCallOff } from "#app/data/call-off/estimates.server.ts";
import { reading } from "#app/data/db.server.ts";
import { searchTerms, type SearchTerms } from "#app/data/search/terms.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { unitInWords } from "#app/domain/framework/unit.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { stepRefused } from "#app/web/call-off-words.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { valueInWords } from "./call-off-summary.ts";
import { draftOfPage } from "./draft-of-page.server.ts";
import { LineRows, mostLines, type StoredLine } from "./line-rows.tsx";
import { lotsSentence, readLines } from "./lots-form.server.ts";

export const meta = () => [{ title: titleOf("Lots, lines and how much") }];

const access = { area: "commissioner", permission: "call-off:manage", params: byId("callOffId") } as const;

export const loader = guardLoader(access, async (asked) =>
  reading(asked.actor, async (tx, now) => {
    const { callOff, head } = await draftOfPage(tx, asked, now);
    const { frameworks } = await searchTerms(tx, asked.actor.commissionerId, dayOf(now));
    const terms = frameworks.find(({ frameworkId }) => frameworkId === callOff.frameworkId);
    const stored = (await estimatesOfCallOff(tx, callOff.id)).map(toStored);
    return {
      ...{ id: callOff.id, head, stored },
      value: callOff.value > 0 ? valueInWords(callOff) : null,
      lines: terms ? linesOf(terms) : [],
      areas: terms ? areasOf(terms) : [],
      done: doneWords[asked.url.searchParams.get("done") ?? ""] ?? null,
    };
  }),
);

function toStored(line: {
  readonly serviceLineId: string;
  readonly areaId: string;
  readonly units: string;
  readonly note: string;
  readonly stated: number | null;
}): StoredLine {
  const stated = line.stated === null ? "" : formatPounds(pence(line.stated)).slice(1);
  return { line: line.serviceLineId, area: line.areaId, units: line.units, stated, note: line.note };
}

function linesOf({ lots }: SearchTerms) {
  return lots.flatMap((lot) =>
    lot.lines.map(({ id, title, unit }) => ({
      id,
      text: `Lot ${lot.number}: ${title}, ${unitInWords(unit)}`,
    })),
  );
}

/** Everywhere first, since most call-offs are for the whole area. */
function areasOf({ areas }: SearchTerms) {
  return [...areas]
    .sort((a, b) => Number(b.everywhere) - Number(a.everywhere))
    .map(({ id, name }) => ({ id, text: name }));
}

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const form = readLines(fields);
  if ("errors" in form) return badForm(fields, form.errors);
  const lots = await lotsOfLines(
    actor,
    form.filled.map(({ asked }) => asked.serviceLineId),
  );
  const lines = form.filled.map(({ asked }) => asked);
  const verdict = await setLots(actor, params.callOffId, lots, lines);
  if (verdict.ok) {
    const page =
      fields.text("then") === "more"
        ? paths.callOffStep(params.callOffId, "lots")
        : paths.callOff(params.callOffId);
    throw redirect(`${page}?done=${verdict.value.stepsForgotten ? "steps" : "saved"}`);
  }
  const { why } = verdict;
  if (why.kind === "not-found" || why.kind === "not-now") return stepRefused(fields, why);
  const { field, text } = lotsSentence(why, form.filled);
  return refused(fields, text, field);
});

/** The lots of the lines, in the order in which they are first named. */
async function lotsOfLines(actor: Parameters<typeof setLots>[0], lineIds: readonly string[]) {
  const { frameworks } = await reading(actor, (tx, now) => searchTerms(tx, actor.commissionerId, dayOf(now)));
  const all = frameworks.flatMap(({ lots }) => lots.flatMap(({ lines }) => lines));
  const lots = lineIds.map((id) => all.find((line) => line.id === id)?.lotId ?? id);
  return [...new Set(lots)];
}

const doneWords: Readonly<Record<string, string>> = {
  saved: "The lines are saved. There is room for more below.",
  steps: "The lines are saved. The steps by which people move on no longer fitted them: set them again.",
};

export default function Lots() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(page.id), text: page.head.reference }}
        callOff={page.head}
        done={page.done}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Lots, lines and how much of each
      </CallOffHead>
      {page.lines.length === 0 ? (
        <EmptyState title="Your organisation may call off no lot today">
          The framework’s owner names the lots that each commissioner may call off.
        </EmptyState>
      ) : (
        <>
          <p className="govuk-body">
            Lines of several lots can be called off together: whoever takes them must then be eligible in
            every lot. {page.value ? `The value so far is ${page.value}.` : ""}
          </p>
          <form method="post" noValidate>
            <LineRows
              stored={page.stored}
              rows={Math.min(mostLines, Math.max(3, page.stored.length + 2))}
              lines={page.lines}
              areas={page.areas}
              reply={reply}
            />
            <div className="govuk-button-group">
              <Button>Save and continue</Button>
              <Button name="then" value="more" variant="secondary">
                Save and add more lines
              </Button>
            </div>
          </form>
        </>
      )}
    </>
  );
}
