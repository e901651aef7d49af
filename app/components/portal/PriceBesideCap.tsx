import type { ReactNode } from "react";
import { Money } from "./Money.tsx";

export type PriceBesideCapProps = {
  readonly price: ReactNode;
  readonly cap: ReactNode;
  /** What both buy, like "an hour". */
  readonly unit: string;
  /** How they stand, like "£0.42 under the cap". */
  readonly difference?: string | undefined;
  readonly over?: boolean | undefined;
};

/** A price is never shown alone: its cap stands beside it in the same unit. */
export function PriceBesideCap({ price, cap, unit, difference, over }: PriceBesideCapProps) {
  return (
    <span className={over ? "app-price app-price--over" : "app-price"}>
      <span className="app-price__price">
        <Money amount={price} unit={unit} />
      </span>{" "}
      <span className="app-price__cap">
        cap <span className="app-num">{cap}</span>
      </span>
      {difference ? <span className="app-price__difference"> {difference}</span> : null}
    </span>
  );
}
