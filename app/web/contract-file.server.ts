import type { contractRows } from "#app/data/call-off/contract-list.server.ts";
import { contractState } from "#app/domain/call-off/contract.ts";
import type { Day } from "#app/domain/calendar.ts";
import { contractLooks } from "#app/components/contract/contract-words.ts";
import { regimeWords } from "#app/components/portal/round-words.ts";
import type { FileCell, FileTable } from "./sheet-file.server.ts";

type Rows = Awaited<ReturnType<typeof contractRows>>;

/** Contracts as a table for the contract and finance systems: one row for each line, what is the contract's own again on each. */
export function contractFile(rows: Rows, today: Day): FileTable {
  return {
    name: `contracts-on-${today}`,
    columns: [
      ...[
        "contract_reference",
        "contract_id",
        "title",
        "state",
        "call_off_reference",
        "call_off_id",
        "route",
      ],
      ...["kind", "regime", "user_choice", "commissioner", "framework", "provider", "provider_id"],
      ...["companies_house_number", "charity_number", "cqc_provider_id", "sme", "vcse", "signed_on"],
      ...["cpv_codes", "starts_on", "ends_on", "ended_early_on", "extension_months_left", "next_review_on"],
      ...["contract_value_pounds", "contract_value_with_vat_pounds", "lot_number", "lot", "service_line"],
      ...["area", "unit", "units", "unit_price_pounds", "line_value_pounds"],
    ],
    rows: rows.flatMap(({ contract, provider, lines }) => {
      const own: readonly FileCell[] = [
        ...[
          contract.reference,
          contract.id,
          contract.title,
          contractLooks[contractState(contract, today)].word,
        ],
        ...[contract.callOffReference ?? "", contract.callOffId, contract.route?.toLowerCase() ?? ""],
        ...[contract.kind.toLowerCase(), regimeWords[contract.regime], yesOrNo(contract.userChoice)],
        ...[contract.commissioner, contract.framework, contract.provider, contract.providerId],
        ...[provider?.companiesHouseNumber ?? "", provider?.charityNumber ?? ""],
        ...[provider?.cqcProviderId ?? "", yesOrNo(provider?.isSmall), yesOrNo(provider?.isVoluntary)],
        ...[
          contract.signedOn,
          contract.cpvCodes.join(" "),
          contract.startsOn,
          contract.endsOn,
          contract.endedOn ?? "",
        ],
        ...[String(contract.extensionMonths), contract.reviewOn ?? ""],
        ...[{ pence: contract.value }, { pence: contract.valueWithVat }],
      ];
      return lines.map((line) => [
        ...own,
        ...[String(line.lotNumber), line.lotTitle, line.title, line.area, line.unit, line.units],
        ...[{ pence: line.pence }, { pence: line.value }],
      ]);
    }),
  };
}

function yesOrNo(said: boolean | undefined): string {
  return said ? "yes" : "no";
}
