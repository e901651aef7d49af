import { z } from "zod";
import { askForDataOf, assignFlags } from "#app/commands/outliers/handle-flags.server.ts";
import { moveFlag } from "#app/commands/outliers/move-flag.server.ts";
import { noteDataChecked, noteFlag } from "#app/commands/outliers/note-flag.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { kindWords, questionWords } from "#app/components/outliers/flag-words.ts";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { Timeline } from "#app/components/portal/Timeline.tsx";
import { reading } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { flagIsAQuestion } from "#app/domain/benchmark/explain.ts";
import { flagReasons, flagStates } from "#app/domain/benchmark/finding.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData, type MetaFunction } from "#app/framework.ts";
import { choiceField, optionalTextField, sentences } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { DeedsOfCase, Standing } from "./CaseDeeds.tsx";
import { BooksAndHistory, ExpectedOfCase } from "./CaseCosts.tsx";
import { NegotiationOfCase, PeersOfCase, PriceOfCase, QuestionsOfCase, SignalsOfCase } from "./CaseFacts.tsx";
import { casePage } from "./case-page.server.ts";
import { flagNoInWords } from "./flag-refusals.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleOf(page ? `Price of ${page.flag.what}` : "A price to ask about") },
];
export const handle = { wide: true };

const params = byId("flagId");

/** One price that is asked about: everything that it was compared with, what to ask and what was done. */
export const loader = guardLoader(
  { area: "commissioner", permission: "outlier:read", params },
  async ({ actor, params: { flagId }, url }) => ({
    ...(await reading(actor, (tx) => casePage(tx, actor, flagId))),
    done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
  }),
);

const doneWords: Readonly<Record<string, string>> = {
  move: "It is kept.",
  note: "The note is written.",
  assign: "It is given to the person you chose.",
  data: "The data are to be checked first.",
  checked: "Noted: the data are checked.",
};

export const action = guardAction(
  { area: "commissioner", permission: "outlier:read", params },
  async ({ actor, params: { flagId }, fields }) => {
    const step = fields.text("step");
    const again =
      step === "move" ? await move(actor, flagId, fields) : await work(actor, flagId, step, fields);
    if (again) return again;
    throw redirect(`${paths.outlier(flagId)}?done=${step}`);
  },
);

const moveForm = z.object({
  move: choiceField(flagStates, "Select what becomes of it"),
  reason: z.union([z.literal("").transform(() => null), z.enum(flagReasons)]),
  words: optionalTextField("Words", 1000),
});

async function move(actor: StaffActor, flagId: string, fields: Fields) {
  const names = ["move", "reason", "words"] as const;
  const parsed = moveForm.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const { move: to, reason, words } = parsed.data;
  const verdict = found(await moveFlag(actor, flagId, { to, reason, words }));
  if (verdict.ok) return undefined;
  const { field, sentence } = flagNoInWords(verdict.why, "words");
  return refused(fields, sentence, field);
}

/** What whoever works the queue does besides. */
async function work(actor: StaffActor, flagId: string, step: string, fields: Fields) {
  if (!mayDo(actor, "outlier:manage"))
    throw new Response("You do not have access to this page.", { status: 403 });
  switch (step) {
    case "note":
    case "checked": {
      const words = optionalTextField("Words", 1000).safeParse(fields.text(step));
      if (!words.success) return badForm(fields, { [step]: sentences(words.error)[""] ?? "" });
      const verdict = found(await (step === "note" ? noteFlag : noteDataChecked)(actor, flagId, words.data));
      if (verdict.ok) return undefined;
      const { field, sentence } = flagNoInWords(verdict.why, step);
      return refused(fields, sentence, field);
    }
    case "data": {
      const verdict = await askForDataOf(actor, [flagId]);
      return verdict.ok ? undefined : refused(fields, "There is no such price");
    }
    case "assign": {
      const to = z.uuid().safeParse(fields.text("colleague"));
      if (!to.success) return badForm(fields, { colleague: "Choose a colleague" });
      const verdict = await assignFlags(actor, [flagId], to.data);
      return verdict.ok ? undefined : refused(fields, "Choose a colleague from the list", "colleague");
    }
    default:
      return badForm(fields, { "": "Select what to do" });
  }
}

export default function Case() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { flag, price, notes, method, done } = page;
  return (
    <>
      <BackLink href={paths.outliers}>Prices out of line</BackLink>
      <FormErrors errors={reply?.errors} />
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={`${flag.provider}, ${flag.lot}`}>
        {kindWords[flag.kind] === "Placement" ? flag.what : `${kindWords[flag.kind]}: ${flag.what}`},{" "}
        {price.words}
      </PageHeading>
      <div className="app-two-columns">
        <div>
          <InsetText>
            {flagIsAQuestion} {questionWords[flag.direction]}
          </InsetText>
          <NegotiationOfCase page={page} />
          <PriceOfCase page={page} />
        </div>
        <aside className="app-two-columns__aside" aria-label="Where it stands">
          <Standing page={page} reply={reply} />
        </aside>
      </div>
      <SignalsOfCase page={page} />
      <QuestionsOfCase page={page} />
      <PeersOfCase page={page} />
      <ExpectedOfCase page={page} />
      <BooksAndHistory page={page} />
      <p className="govuk-hint">
        Found by the run of {method.day}, by {method.rule}, last at {flag.found}. All that it was found by is
        kept with it, so that it can be worked out again.
      </p>
      <div className="app-case-deeds">
        <DeedsOfCase page={page} reply={reply} />
      </div>
      <h2 className="govuk-heading-m">What was done and said, the newest first</h2>
      {notes.length === 0 ? (
        <p className="govuk-body">Nothing yet.</p>
      ) : (
        <Timeline
          label="What was done and said about this price"
          events={notes.map(({ title, when, iso, by, words, reason }) => ({
            ...{ title, when, dateTime: iso, by },
            detail:
              words || reason ? (
                <p className="govuk-body-s app-kept-lines">{[reason, words].filter(Boolean).join(". ")}</p>
              ) : undefined,
          }))}
        />
      )}
    </>
  );
}
