import type { AwardLetter } from "#app/domain/call-off/award-letter.ts";
import { Paragraphs } from "#app/components/portal/Answers.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

export type LetterTextProps = { readonly letter: AwardLetter; readonly level?: 2 | 3 };

/** A letter about an award: the outcome, the scores with their reasons, the winner and what spoke for it, and any standstill. */
export function LetterText({ letter, level = 2 }: LetterTextProps) {
  const { won, winner, own, winning, weights, notAdmissible, criteria, advantages, standstill } = letter;
  const Heading = `h${level}` as const;
  return (
    <>
      <p className="govuk-body">
        {won
          ? "We intend to award this call-off to you."
          : `Your bid was not successful. We intend to award to ${winner}.`}
      </p>
      {notAdmissible.length > 0 ? (
        <>
          <Heading className="govuk-heading-s">Why your bid was not admissible</Heading>
          <ul className="govuk-list govuk-list--bullet">
            {notAdmissible.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      ) : null}
      <ResponsiveTable
        caption="Points"
        captionSize="s"
        columns={[
          { key: "what", label: "Points for" },
          { key: "own", label: "Your bid", numeric: true },
          ...(won ? [] : [{ key: "winning", label: winner, numeric: true }]),
        ]}
        rows={(["price", "quality", "total"] as const).map((what) => ({
          key: what,
          cells: {
            what: pointWords(what, weights),
            own: own?.[what] ?? "Not ranked",
            winning: winning[what],
          },
        }))}
      />
      <ResponsiveTable
        caption="Quality, question by question"
        captionSize="s"
        columns={[
          { key: "title", label: "Question" },
          { key: "score", label: "Your score, of 5", numeric: true },
          ...(won ? [] : [{ key: "winning", label: winner, numeric: true }]),
          { key: "reason", label: "Reason for your score" },
        ]}
        rows={criteria.map(({ title, weight, score, reason, winning: theirs }) => ({
          key: title,
          cells: {
            title: `${title} (${weight}%)`,
            ...{ score: score ?? "Not scored", winning: theirs, reason: reason || "None was needed" },
          },
        }))}
      />
      <Heading className="govuk-heading-s">What spoke for the successful bid</Heading>
      <Paragraphs text={advantages} />
      <Heading className="govuk-heading-s">Standstill</Heading>
      <p className="govuk-body">{standstill}</p>
    </>
  );
}

function pointWords(what: "price" | "quality" | "total", weights: AwardLetter["weights"]): string {
  if (what === "total") return "Total, of 100";
  return `${what === "price" ? "Price" : "Quality"}, of ${weights[what]}`;
}
