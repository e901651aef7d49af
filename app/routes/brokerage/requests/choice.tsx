import { recordChoice } from "#app/commands/brokerage/record-choice.server.ts";
import { choicesOf, optionsOf } from "#app/data/brokerage/choices.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { keyOfOptions, type ChoiceOption } from "#app/domain/brokerage/choice.ts";
import { mayTakeStep } from "#app/domain/brokerage/request.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { ChoiceForm, ChoicesMade } from "./choice-form.tsx";
import { optionShown } from "./choice-words.ts";
import { RequestHead } from "./request-head.tsx";
import { requestPage } from "./request-page.server.ts";
import { notNowInWords, personInWords } from "./words.ts";

export const meta = () => [{ title: titleOf("The person’s choice") }];

const params = byId("requestId");

/** What the person may choose from, and every choice that was taken down. */
export const loader = guardLoader(
  { area: "brokerage", permission: "request:read", params },
  async ({ actor, params: { requestId }, url }) =>
    reading(actor, async (tx) => {
      const { head, stage } = await requestPage(tx, requestId);
      const options = await optionsOf(tx, requestId);
      const allowed = mayTakeStep("choose", stage);
      return {
        ...{ head, done: url.searchParams.get("done"), key: keyOfOptions(options) },
        source: sourceOf(options),
        options: options.map(optionShown),
        mayChoose: mayDo(actor, "request:write") && allowed.ok,
        why: allowed.ok ? null : notNowInWords(allowed.why),
        made: (await choicesOf(tx, requestId)).map(({ id, at, by, words, chosen, options: shown }) => ({
          ...{ id, by, words, when: inWords(at), options: shown.map(optionShown) },
          chosen: chosen ? optionShown(chosen).title : null,
        })),
      };
    }),
);

/** Where the options come from. */
function sourceOf(options: readonly ChoiceOption[]): "offers" | "shortlist" | "nothing" {
  const [first] = options;
  if (first?.kind !== "provider") return "nothing";
  return first.offerId ? "offers" : "shortlist";
}

export const action = guardAction(
  { area: "brokerage", permission: "request:write", params },
  async ({ actor, params: { requestId }, fields }) => {
    const option = fields.text("option");
    const words = fields.text("words").trim();
    const errors: Record<string, string> = {};
    if (option !== "none" && !/^[0-9]{1,2}$/.test(option)) errors["option"] = "Select what the person chose";
    if (words.length > 1_000) errors["words"] = "The person’s words must be 1,000 characters or less";
    if (Object.keys(errors).length > 0) return badForm(fields, errors);
    const said = { option: option === "none" ? ("none" as const) : Number(option), words };
    const verdict = await recordChoice(actor, requestId, said, fields.text("shown"));
    if (verdict.ok) throw redirect(`${paths.request(requestId)}?done=chosen`);
    const { why } = verdict;
    switch (why.kind) {
      case "not-found":
        throw notFound();
      case "not-now":
        return refused(fields, notNowInWords(why));
      case "no-words":
        return refused(fields, "Enter why the person wants none of them, in its own words", "words");
      case "names-a-person":
        return refused(fields, personInWords(why.detail), "words");
      case "not-an-option":
        return refused(fields, "Select what the person chose", "option");
      case "options-changed":
        return refused(
          fields,
          "The options have changed since you opened this page. Look at them again",
          "option",
        );
    }
  },
);

export default function ChoicePage() {
  const { head, done, options, key, source, mayChoose, why, made } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <FormErrors errors={reply?.errors} />
      <RequestHead request={head} view="choice" title="The person’s choice" done={reply ? null : done} />
      {mayChoose ? (
        <ChoiceForm
          {...{ options, source, reply }}
          shown={key}
          matchesHref={paths.requestStep(head.id, "matches")}
        />
      ) : why ? (
        <EmptyState title="No choice is taken down now">{why}.</EmptyState>
      ) : null}
      <ChoicesMade made={made} />
    </>
  );
}
