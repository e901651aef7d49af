import type { Day } from "#app/domain/calendar.ts";
import type { CallOffLine } from "#app/domain/call-off/call-off.ts";
import type { ListedCallOff } from "#app/data/call-off/call-off-list.server.ts";
import { stateLooks } from "#app/components/call-off/call-off-words.ts";
import { regimeWords } from "#app/components/portal/round-words.ts";
import type { FileCell, FileTable } from "./sheet-file.server.ts";

/** Call-offs as a table: one row for each line, what is the call-off's own again on each; one row for a call-off without lines. No bid and no offer is in it. */
export function callOffFile(
  listed: readonly ListedCallOff[],
  lines: ReadonlyMap<string, readonly CallOffLine[]>,
  today: Day,
): FileTable {
  return {
    name: `call-offs-on-${today}`,
    columns: [
      ...["call_off_reference", "call_off_id", "title", "state", "kind", "innovation", "route", "urgency"],
      ...["regime", "user_choice", "commissioner", "framework", "cpv_codes", "starts_on", "ends_on"],
      ...["extension_months", "estimated_value_pounds", "estimated_value_with_vat_pounds"],
      ...["created_at", "published_at", "questions_close_at", "bids_close_at", "opened_at"],
      ...["lot_number", "service_line", "area", "unit", "units", "vat_expected"],
    ],
    rows: listed.flatMap(({ callOff, state, commissioner, framework }) => {
      const { valueWithVat, publishedAt, questionsCloseAt, closesAt, openedAt } = callOff;
      const own: readonly FileCell[] = [
        ...[callOff.reference, callOff.id, callOff.title, stateLooks[state].word],
        ...[callOff.kind.toLowerCase(), yesOrNo(callOff.innovation), callOff.route?.toLowerCase() ?? ""],
        ...[callOff.urgency.toLowerCase(), regimeWords[callOff.regime], yesOrNo(callOff.userChoice)],
        ...[commissioner, framework, callOff.cpvCodes.join(" "), callOff.startsOn, callOff.endsOn],
        ...[String(callOff.extensionMonths), { pence: callOff.value }, { pence: valueWithVat }],
        ...[callOff.createdAt, publishedAt, questionsCloseAt, closesAt, openedAt].map(
          (at) => at?.toISOString() ?? "",
        ),
      ];
      const bought = lines.get(callOff.id) ?? [];
      if (bought.length === 0) return [[...own, "", "", "", "", "", ""]];
      return bought.map(({ lotNumber, title, area, unit, units, vat }) => [
        ...own,
        ...[String(lotNumber), title, area, unit, units, vat?.toLowerCase() ?? ""],
      ]);
    }),
  };
}

function yesOrNo(said: boolean): string {
  return said ? "yes" : "no";
}
