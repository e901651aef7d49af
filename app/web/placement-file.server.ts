import { addDays } from "#app/domain/calendar.ts";
import {
  clientLevelColumns,
  commissionedSupport,
  frequencyWords,
} from "#app/domain/brokerage/client-level-data.ts";
import { fundingText } from "#app/domain/brokerage/funding-text.ts";
import { clientLevelReasons } from "#app/domain/brokerage/support-reason-named.ts";
import { pence } from "#app/domain/money.ts";
import type { PlacementFileRow } from "#app/data/brokerage/placement-rows.server.ts";
import type { FileTable } from "./sheet-file.server.ts";

/** Placements in the shape of the client-level data, as they can be imported again. */
export function placementFile(rows: readonly PlacementFileRow[]): FileTable {
  return {
    name: "placements-client-level-data",
    columns: Object.values(clientLevelColumns),
    rows: rows.map((row) => [
      ...[row.reference, row.personRef, row.ageBand, reasonOf(row.supportReason)],
      ...[row.serviceType, row.component, commissionedSupport, row.locationName, row.cqcLocationId, row.line],
      { pence: pence(row.pence) },
      ...[frequencyWords[row.per], row.units, row.fromOn, row.toOn ? addDays(row.toOn, -1) : ""],
      fundingText(row.shares),
    ]),
  };
}

function reasonOf(reason: string): string {
  return (clientLevelReasons as Readonly<Record<string, string>>)[reason] ?? reason;
}
