import { compareExact, exact, type Decimal4 } from "../../money.ts";
import { askedOn, type CostDriver, type CostForm, type CostTemplate } from "./template.ts";
import type { EnteredLines } from "./totals.ts";

/** Why a driver is refused. */
export type DriverRefusal =
  | { readonly kind: "unknown-driver"; readonly code: string }
  | { readonly kind: "negative-driver" | "missing-driver" | "share-above-all"; readonly driver: string };

/** Every reason against the drivers of a model, in the template's order; a share is in per cent and no more than 100. */
export function driversAgainst(
  template: CostTemplate,
  drivers: EnteredLines,
  form: CostForm,
): readonly DriverRefusal[] {
  const asked = new Set(askedOn(template.drivers, form));
  const unknown = [...drivers.keys()].filter((code) => template.drivers.every((one) => one.code !== code));
  return [
    ...unknown.map((code) => ({ kind: "unknown-driver", code }) as const),
    ...template.drivers.flatMap((driver) => against(driver, drivers.get(driver.code), asked.has(driver))),
  ];
}

function against(driver: CostDriver, figure: Decimal4 | undefined, asked: boolean): readonly DriverRefusal[] {
  if (figure === undefined)
    return asked && driver.form === "short" ? [{ kind: "missing-driver", driver: driver.label }] : [];
  if (compareExact(exact(figure), exact(0)) < 0) return [{ kind: "negative-driver", driver: driver.label }];
  const tooMuch = driver.kind === "share" && compareExact(exact(figure), exact(100)) > 0;
  return tooMuch ? [{ kind: "share-above-all", driver: driver.label }] : [];
}
