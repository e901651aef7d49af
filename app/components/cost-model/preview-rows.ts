import type { Day } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { addDecimal4, formatDecimal4, type Decimal4 } from "#app/domain/money.ts";
import {
  askedOnSheet,
  type CostSheet,
  type HomeFigures,
  type SheetDriver,
  type WorkbookReading,
} from "#app/domain/pricing/cost-model/workbook.ts";

/** A row of the preview: what it is, and what it says of a home in words; null where nothing was read. */
export type PreviewRow = {
  readonly code: string;
  readonly name: string;
  readonly of: (home: HomeFigures) => string | null;
};

/** The rows of the preview under their groups: what stands behind the lines, then the lines with the total of what was read. */
export function previewRows(
  sheet: CostSheet,
  { models }: WorkbookReading,
): readonly { readonly group: string; readonly rows: readonly PreviewRow[] }[] {
  const asked = askedOnSheet(sheet);
  const lines = sheet.template.lines.filter(
    (line) => asked.lines.includes(line) || models.some((model) => model.lines.has(line.code)),
  );
  const groups = [...new Set(lines.map(({ group }) => group))];
  return [
    {
      group: "About the service",
      rows: [
        {
          code: "base-price-day",
          name: "Day whose prices these are",
          of: (home) => dayOf(home.basePriceDay),
        },
        ...asked.drivers.map(({ code, label, unit, kind }) => ({
          code,
          name: `${label} (${unit})`,
          of: ({ drivers }: HomeFigures) => figureInWords(drivers.get(code), kind),
        })),
      ],
    },
    ...groups.map((group) => {
      const own = lines.filter((line) => line.group === group);
      return {
        group,
        rows: [
          ...own.map(({ code, name }) => ({
            code,
            name,
            of: (home: HomeFigures) => figureInWords(home.lines.get(code), "amount"),
          })),
          ...(own.length < 2 ? [] : [totalOf(group, own)]),
        ],
      };
    }),
  ];
}

/** The place of a figure in the page, for a problem to lead to. */
export function figureId(locationId: string, code: string): string {
  return `figure-${locationId}-${code}`.replace(/[^A-Za-z0-9_-]/g, "-");
}

/** A figure as it is written: pounds, a percentage, or a plain number; null where there is none. */
export function figureInWords(figure: Decimal4 | undefined, kind: SheetDriver["kind"]): string | null {
  if (figure === undefined) return null;
  if (kind === "amount") return formatDecimal4(figure);
  return kind === "share" ? `${figure}%` : figure;
}

function totalOf(group: string, lines: readonly { readonly code: string }[]): PreviewRow {
  return {
    code: `total.${group}`,
    name: "Total of what was read",
    of: (home) => formatDecimal4(addDecimal4(...lines.flatMap(({ code }) => home.lines.get(code) ?? []))),
  };
}

function dayOf(day: Day | null): string | null {
  return day === null ? null : shortDay(day);
}
