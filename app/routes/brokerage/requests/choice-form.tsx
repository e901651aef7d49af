import { Button } from "#app/components/govuk/Button.tsx";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Paragraphs } from "#app/components/portal/Answers.tsx";
import { Timeline } from "#app/components/portal/Timeline.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";
import type { OptionShown } from "./choice-words.ts";

type ChoiceFormProps = {
  readonly options: readonly OptionShown[];
  readonly source: "offers" | "shortlist" | "nothing";
  /** Which options these are, so that a choice among others is not taken down as one among these. */
  readonly shown: string;
  readonly matchesHref: string;
  readonly reply: Reply | undefined;
};

/** What the person chose among the options, in its own words. */
export function ChoiceForm({ options, source, shown: key, matchesHref, reply }: ChoiceFormProps) {
  return (
    <>
      {source === "nothing" ? (
        <p className="govuk-body">
          No offers are in and no shortlist is kept.{" "}
          <a className="govuk-link" href={matchesHref}>
            Keep a shortlist
          </a>{" "}
          to give the person more to choose from.
        </p>
      ) : null}
      <form method="post" noValidate>
        <input type="hidden" name="shown" value={key} />
        <Radios
          name="option"
          legend={
            source === "offers"
              ? "Which of these offers does the person choose?"
              : "Which of these does the person choose?"
          }
          legendSize="m"
          hint={
            source === "shortlist"
              ? "From the shortlist that was kept last. Nobody on it has offered yet"
              : undefined
          }
          value={shown(reply, "option")}
          error={reply?.errors["option"]}
          items={[
            ...options.map(({ title, facts }, at) => ({ value: at, text: title, hint: facts })),
            { divider: "or" },
            { value: "none", text: "None of them" },
          ]}
        />
        <CharacterCount
          name="words"
          label="Why, in the person’s own words"
          labelSize="s"
          hint="As far as they name nobody. They must be there where the person wants none of the options"
          maxLength={1_000}
          rows={3}
          value={shown(reply, "words")}
          error={reply?.errors["words"]}
        />
        <Button preventDoubleClick>Take the choice down</Button>
      </form>
    </>
  );
}

type Made = {
  readonly id: string;
  readonly when: string;
  readonly by: string;
  readonly chosen: string | null;
  readonly words: string;
  readonly options: readonly OptionShown[];
};

/** Every choice that was taken down, the latest first: it is the one that counts. */
export function ChoicesMade({ made }: { readonly made: readonly Made[] }) {
  if (made.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">What was chosen</h2>
      <Timeline
        label="Choices, the latest first"
        events={made.map(({ when, by, chosen, words, options, id }, at) => ({
          title: `${chosen ?? "None of the options"}${at === 0 ? "" : " (replaced since)"}`,
          ...{ when, by },
          detail: (
            <>
              {words ? <Paragraphs text={words} /> : null}
              <Details
                summary={
                  <>
                    {options.length === 1 ? "1 option was" : `${options.length} options were`} shown
                    <span className="govuk-visually-hidden"> on {when}</span>
                  </>
                }
              >
                <ul className="govuk-list">
                  {options.map(({ title, facts }, nth) => (
                    <li key={`${id}-${nth}`}>
                      {title}
                      <span className="app-secondary">{facts}</span>
                    </li>
                  ))}
                </ul>
              </Details>
            </>
          ),
        }))}
      />
    </>
  );
}
