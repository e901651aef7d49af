import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import type { AnswerCard } from "./answer-cards.ts";

/** Every answer of an application, a card for each section with the way to change it. */
export function AnswerCards({ cards }: { readonly cards: readonly AnswerCard[] }) {
  return (
    <>
      {cards.map((card) => (
        <SummaryList
          key={card.title}
          card={{
            title: card.title,
            actions: card.href ? [{ href: card.href, text: "Change" }] : [],
          }}
          rows={card.rows.map(([key, value]) => ({
            key,
            value: value === "" ? "Not answered yet" : <span className="app-kept-lines">{value}</span>,
          }))}
        />
      ))}
    </>
  );
}
