import type { PackDecision, PackLine, PanelPack } from "#app/domain/brokerage/panel-pack.ts";
import { weeklyCost } from "#app/domain/brokerage/weekly-cost.ts";
import { toUnit } from "#app/domain/call-off/line-unit.ts";
import { pence } from "#app/domain/money.ts";
import { lineId } from "./commissioning.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { rowsOf } from "./history-deeds.ts";
import { idOf, type Ledger } from "./ledger.ts";
import { careLadder, lots } from "./lots.ts";
import { panelCases, type DemonstrationCase, type PanelRequest } from "./panel-cases.ts";
import { areaId, areas } from "./places.ts";

type Dated = { readonly service_line_id: string; readonly area_id: string; readonly pence: number };
type RateRow = Dated & {
  readonly provider_id: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
};
type CapRow = Dated & { readonly effective_from: string; readonly effective_to: string | null };

/** What was known of a request on the day on which its case was put. */
export function packOfDemonstration(
  ledger: Ledger,
  request: PanelRequest,
  put: DemonstrationCase,
): PanelPack {
  const asked = new Set(request.lines.map(([code]) => lotOfLine(code).rung));
  const name = areas.find(({ code }) => code === request.area)?.name ?? "";
  return {
    ...{ ageBand: request.age, supportReason: request.reason, startsOn: request.startsOn, endsOn: null },
    ...{ urgency: request.urgent ? "URGENT" : "ROUTINE", place: `${name}, ${request.district}` },
    ...{
      preferences: request.preferences,
      helpToChoose: false,
      streams: request.streams,
      needs: request.needs,
    },
    rungs: careLadder.map(({ name: rung }, at) => ({
      ...{ id: rungId(at + 1), name: rung, asked: asked.has(at + 1) },
    })),
    lines: request.lines.map((line) => packLine(ledger, request, line, dayOf(put.at))),
    ...{ offers: [], similar: null, interim: [], earlier: earlierOf(put) },
  };
}

/** The id of a rung of the ladder by its position. */
export function rungId(position: number): string {
  return idOf("rung", position);
}

/** The lot that a line belongs to, with its number. */
export function lotOfLine(code: string) {
  const at = lots.findIndex(({ lines }) => lines.some((line) => line.code === code));
  const lot = lots[at];
  const line = lot?.lines.find((one) => one.code === code);
  if (!lot || !line) throw new Error(`no lot has the line ${code}`);
  return { number: at + 1, title: lot.title, rung: lot.rung, line };
}

function packLine(
  ledger: Ledger,
  { area }: PanelRequest,
  [code, units, schedule]: PanelRequest["lines"][number],
  day: string,
): PackLine {
  const { number, title, line } = lotOfLine(code);
  const here = [areaId(area), areaId("everywhere")];
  const ours = (row: Dated) => row.service_line_id === lineId(code) && here.includes(row.area_id);
  const rates = rowsOf<RateRow>(ledger, "rate").filter(
    (row) => ours(row) && row.valid_from <= day && (row.valid_to === null || row.valid_to > day),
  );
  const prices = rates.map((row) => row.pence).sort((a, b) => a - b);
  const caps = rowsOf<CapRow>(ledger, "price_cap").filter(
    (row) => ours(row) && row.effective_from <= day && (row.effective_to === null || row.effective_to > day),
  );
  const cap = (caps.find((row) => row.area_id === here[0]) ?? caps[0])?.pence ?? null;
  const middle = prices[Math.ceil(prices.length / 2) - 1] ?? null;
  const unit = toUnit(line.unit) ?? "week";
  const weekly = (price: number | null) =>
    price === null ? null : weeklyCost({ pence: pence(price), per: unit, units });
  return {
    ...{ lot: `Lot ${number}, ${title}`, line: line.title, unit, units, schedule },
    ...{ members: new Set(rates.map((row) => row.provider_id)).size, middle, cap },
    ...{ lowest: prices[0] ?? null, highest: prices.at(-1) ?? null },
    ...{ weeklyMiddle: weekly(middle), weeklyCap: weekly(cap) },
  };
}

function earlierOf({ request, at: when }: DemonstrationCase): readonly PackDecision[] {
  return panelCases.flatMap(({ key, request: of, decided }) =>
    of === request && decided && decided.at < when
      ? [
          {
            ...{ caseId: idOf("panel case", key), forum: "Support Options Forum", at: dayOf(decided.at) },
            ...{ outcome: decided.outcome, limitWeekly: decided.limit ?? null },
            ...{ expiresOn: decided.expiresOn ?? null, words: decided.words },
          },
        ]
      : [],
  );
}
