import type { Stakes } from "#app/domain/benchmark/flag.ts";
import { formatPounds } from "#app/domain/money.ts";

/** What is at stake in a year above and below, side by side and never netted: they are different questions. */
export function StakesShown({ stakes: { high, low } }: { readonly stakes: Stakes }) {
  return (
    <dl className="app-stakes" aria-label="At stake in a year, high and low never netted">
      <Stake
        term="High: is it value?"
        sum={formatPounds(high.yearly)}
        words={`a year above, in ${counted(high.count)}`}
      />
      <Stake
        term="Low: can it last?"
        sum={formatPounds(low.yearly)}
        words={`a year below, in ${counted(low.count)}`}
      />
    </dl>
  );
}

type StakeProps = { readonly term: string; readonly sum: string; readonly words: string };

function Stake({ term, sum, words }: StakeProps) {
  return (
    <div className="app-stakes__one">
      <dt className="app-stakes__term">{term}</dt>
      <dd className="app-stakes__sum">
        {sum} <span className="app-stakes__words">{words}</span>
      </dd>
    </div>
  );
}

function counted(count: number): string {
  return count === 1 ? "1 price" : `${count.toLocaleString("en-GB")} prices`;
}
