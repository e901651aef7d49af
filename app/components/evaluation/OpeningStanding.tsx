import type { OpeningState } from "#app/domain/evaluation/opening.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Deadline } from "#app/components/portal/Deadline.tsx";

export type OpeningStandingProps = {
  readonly state: OpeningState["kind"];
  /** Whether this person began it. */
  readonly mine: boolean;
  readonly first: string | null;
  readonly until: string;
  readonly left: string;
  readonly serverTime: string;
  /** What the page says in its own words. */
  readonly words: {
    readonly sealed: string;
    readonly never: string;
    /** What two people do: "Two people open a round together." */
    readonly together: string;
    /** Who may complete it: "who may open rounds". */
    readonly who: string;
    readonly unlocked: string;
  };
  readonly next: { readonly href: string; readonly text: string };
};

/** Where an opening by two people stands, and the step that this person can take. */
export function OpeningStanding(props: OpeningStandingProps) {
  const { state, mine, first, until, left, serverTime, words, next } = props;
  const timeLeft = `${left} left`;
  switch (state) {
    case "not-due":
      return (
        <>
          <Deadline words={until} left={timeLeft} serverTime={serverTime} label="Sealed until" />
          <p className="govuk-body">{words.sealed}</p>
        </>
      );
    case "never":
      return <InsetText>{words.never}</InsetText>;
    case "waiting":
      return (
        <>
          <p className="govuk-body">
            {words.together} You take the first step; a colleague who is signed in as themselves completes it
            within 30 minutes. Answers and prices are then unlocked for everyone who has declared their
            interests.
          </p>
          <Step value="begin">Begin the opening</Step>
        </>
      );
    case "begun":
      return (
        <>
          <Deadline words={until} left={timeLeft} serverTime={serverTime} label="To be completed by" />
          {mine ? (
            <InsetText>
              You began this opening. Ask a colleague {words.who} to come to this page and complete it.
            </InsetText>
          ) : (
            <>
              <p className="govuk-body">
                {first} began this opening. When you complete it, {words.unlocked}. This cannot be undone.
              </p>
              <Step value="complete">Complete the opening</Step>
            </>
          )}
        </>
      );
    case "open":
      return (
        <p className="govuk-body">
          <a className="govuk-link" href={next.href}>
            {next.text}
          </a>
        </p>
      );
  }
}

function Step({ value, children }: { readonly value: string; readonly children: string }) {
  return (
    <form method="post" noValidate>
      <Button name="step" value={value} id="step">
        {children}
      </Button>
    </form>
  );
}

/** What a page says when the first of the two has begun. */
export const openingBegun = "You have begun the opening. A second person must complete it within 30 minutes.";

type Opened = {
  readonly state: OpeningState["kind"];
  readonly first: string | null;
  readonly second: string | null;
  readonly openedAt: string | null;
};

/** Who began an opening and who completed it, as rows of a summary; a first step that lapsed is not told. */
export function whoOpened({ state, first, second, openedAt }: Opened) {
  return [
    ...(first && state !== "waiting" ? [{ key: "Begun by", value: first }] : []),
    ...(openedAt
      ? [
          { key: "Completed by", value: second ?? "" },
          { key: "Opened", value: openedAt },
        ]
      : []),
  ];
}
