import { addCallOffRules } from "./call-off-rules.ts";
import { demonstrationAccounts } from "./accounts.ts";
import { capVersions, type Caps, type CapVersion } from "./caps.ts";
import { addMonths } from "#app/domain/calendar.ts";
import { at, roundCalendars, type RoundCalendar } from "./days.ts";
import { idOf, type Ledger } from "./ledger.ts";
import { cpvCodes, careLadder, lots, type LineUnit } from "./lots.ts";
import { floorBasisOf } from "./lots/work.ts";
import { clientLevelServices } from "./placements/services.ts";
import { areaId, areas } from "./places.ts";
import { minimumScore, questionSets } from "./questions.ts";
import { council, frameworkTerms, integratedCareBoard } from "./words.ts";

export const councilId = idOf("commissioner", council.key);
export const frameworkId = idOf("framework");
export const termsId = idOf("terms", 1);
export const lotId = (number: number) => idOf("lot", number);
export const lineId = (code: string) => idOf("line", code);
export const roundId = (number: number) => idOf("round", number);

/** On which clause of the invented terms a change of price rests, by what changes it. */
export const priceClauses = {
  ROUND: "Schedule 4, clause 2: prices offered in a round",
  CAP: "Schedule 4, clause 3: rates when their cap changes",
  UPLIFT: "Schedule 4, clause 5: annual uplift",
  NEGOTIATION: "Schedule 4, clause 6: prices agreed for one person",
  EXCEPTION: "Schedule 4, clause 4: exceptions to a cap",
} as const;

/** The account of a demonstration person by the first half of the address ("broker"). */
export const personId = (who: string) => idOf("account", `${who}@demo.test`);

const staffRoles: Readonly<Record<string, readonly string[]>> = {
  broker2: ["broker"],
  commissioner2: ["commissioner"],
  evaluator2: ["evaluator"],
  nhs2: ["nhs"],
};

/** Writes down the commissioners, their staff, the framework with its lots and caps, and the rounds. Answers the caps. */
export function addCommissioning(ledger: Ledger, passwordHash: string): Caps {
  for (const { key, ...one } of [council, integratedCareBoard]) {
    ledger.add("commissioner", {
      id: idOf("commissioner", key),
      kind: key === "icb" ? "ICB" : "COUNCIL",
      ...one,
    });
  }
  addStaff(ledger, passwordHash);
  addPlaces(ledger);
  addFramework(ledger);
  const caps = capVersions();
  for (const cap of [...caps.values()].flat()) addCap(ledger, cap);
  addQuestions(ledger);
  for (const calendar of roundCalendars) addRound(ledger, calendar);
  return caps;
}

function addStaff(ledger: Ledger, passwordHash: string) {
  for (const { email, name } of demonstrationAccounts) {
    const who = email.split("@")[0] ?? "";
    if (who.startsWith("provider")) continue;
    const commissioner = who.startsWith("nhs") ? integratedCareBoard.key : council.key;
    ledger.add("account", {
      id: personId(who),
      email,
      name,
      password_hash: passwordHash,
      commissioner_id: idOf("commissioner", commissioner),
      provider_id: null,
      roles: staffRoles[who] ?? [who],
      created_at: at("2024-03-04", 9),
    });
  }
}

function addPlaces(ledger: Ledger) {
  careLadder.forEach(({ tier, name }, index) =>
    ledger.add("ladder_rung", {
      id: idOf("rung", index + 1),
      commissioner_id: councilId,
      tier,
      position: index + 1,
      name,
    }),
  );
  areas.forEach(({ code, name, outcodes }, position) =>
    ledger.add("area", {
      id: areaId(code),
      commissioner_id: councilId,
      code,
      name,
      everywhere: code === "everywhere",
      outcodes,
      position,
    }),
  );
}

function addFramework(ledger: Ledger) {
  ledger.add("framework", {
    id: frameworkId,
    commissioner_id: councilId,
    reference: "AVM-CARE-2024",
    title: "Avonmere care and support framework",
    summary:
      "One framework for care homes, home care, supported living and support in the community. Everything in it is invented for a demonstration; caps say where they come from.",
    regime: "PCR_2015_LIGHT_TOUCH",
    starts_on: "2024-04-01",
    ends_on: "2034-03-31",
    maximum_pence: 214_000_000_000,
    publishes_prices: false,
  });
  const every = lots.map((_, index) => index + 1);
  const named = every.filter((number) => lots[number - 1]?.nhs);
  for (const [key, numbers] of [
    [council.key, every],
    [integratedCareBoard.key, named],
  ] as const) {
    ledger.add("framework_commissioner", {
      framework_id: frameworkId,
      commissioner_id: idOf("commissioner", key),
      lot_numbers: numbers,
      from_on: "2024-04-01",
      to_on: null,
    });
  }
  lots.forEach((lot, index) => {
    const number = index + 1;
    ledger.add("lot", {
      id: lotId(number),
      framework_id: frameworkId,
      number,
      title: lot.title,
      summary: lot.summary,
      plain_name: lot.plainName,
      kind: lot.kind ? "CORE" : "INNOVATION",
      membership_rule: lot.kind ? "BY_APPLICATION" : "AUTOMATIC",
      priced_by: lot.pricedBy,
      rung_id: idOf("rung", lot.rung),
      cost_template: lot.openBook?.template ?? null,
      open_book: lot.openBook ? (lot.openBook.compulsory ? "COMPULSORY" : "ASKED") : "NONE",
      cost_tolerance: 0.02,
      cpv_code: lot.kind ? cpvCodes[lot.kind] : null,
      service_type: clientLevelServices[index]?.[0] ?? "",
      service_component: clientLevelServices[index]?.[1] ?? "",
    });
    for (const line of lot.lines) addFloorBasis(ledger, number, line.code, line.unit);
    lot.lines.forEach((line, place) =>
      ledger.add("service_line", {
        id: lineId(line.code),
        lot_id: lotId(number),
        code: line.code,
        title: line.title,
        unit: line.unit,
        required: !line.optional,
        position: place + 1,
        note: line.note ?? "",
      }),
    );
    for (const [code, driver] of Object.entries(lot.openBook?.prices ?? {}))
      ledger.add("lot_cost_line", {
        lot_id: lotId(number),
        service_line_id: lineId(code),
        driver_code: driver,
      });
  });
  const made = lots.map((lot, index) => ({ id: lotId(index + 1), kind: lot.kind ? "CORE" : "INNOVATION" }));
  addCallOffRules(ledger, frameworkId, made);
  for (const [reason, clause] of Object.entries(priceClauses))
    ledger.add("price_clause", {
      id: idOf("price clause", reason),
      framework_id: frameworkId,
      reason,
      clause,
      from_on: "2024-04-01",
    });
  for (const [role, limit] of [
    ["commissioner", 2_500_000],
    ["approver", 50_000_000],
    ["finance", 2_000_000_000],
  ] as const)
    ledger.add("delegated_limit", {
      framework_id: frameworkId,
      role,
      from_on: "2024-04-01",
      limit_pence: limit,
      source: "Invented for the demonstration: scheme of delegation, part 3",
    });
  ledger.add("framework_terms", {
    id: termsId,
    framework_id: frameworkId,
    version: 1,
    ...frameworkTerms,
    published_at: at("2024-03-25", 9),
  });
}

/** What a unit of a line takes of a worker's time: assumptions of the demonstration, marked as such. */
function addFloorBasis(ledger: Ledger, lot: number, code: string, unit: LineUnit) {
  const basis = floorBasisOf(code, unit);
  if (!basis) return;
  ledger.add("floor_basis", {
    service_line_id: lineId(code),
    from_on: "2024-04-01",
    work_hours: basis.workHours,
    travel_minutes: basis.travelMinutes,
    miles: basis.miles,
    weekly_hours: basis.weeklyHours,
    training_hours: basis.trainingHours,
    sick_days: basis.sickDays,
    source: `An assumption of the demonstration for lot ${lot}, not a finding: replace it by your own market's figures`,
    uncertain: true,
  });
}

function addCap(ledger: Ledger, cap: CapVersion) {
  const proposal = idOf("cap proposal", cap.id);
  ledger.add("cap_proposal", {
    id: proposal,
    framework_id: frameworkId,
    service_line_id: lineId(cap.line),
    area_id: cap.areaId,
    pence: cap.pence,
    effective_from: cap.effectiveFrom,
    basis: cap.basis,
    data_on: addMonths(cap.effectiveFrom, -4),
    document: cap.source,
    consultation: "Four weeks with the provider forum (invented)",
    equality_reference: `EIA ${cap.effectiveFrom.slice(0, 4)}/12 (invented)`,
    proposed_by: personId("commissioner"),
    proposed_at: at(addMonths(cap.effectiveFrom, -3), 10),
    decided_by: personId("approver"),
    decided_at: at(addMonths(cap.effectiveFrom, -2), 10),
    approved: true,
    decision_reason: "Approved as proposed.",
    floor_pence: null,
    floor_answer: "",
  });
  ledger.add("price_cap", {
    proposal_id: proposal,
    id: cap.id,
    framework_id: frameworkId,
    service_line_id: lineId(cap.line),
    area_id: cap.areaId,
    pence: cap.pence,
    effective_from: cap.effectiveFrom,
    effective_to: cap.effectiveTo,
    basis: cap.basis,
    source: cap.source,
    invented: cap.invented,
  });
}

function addQuestions(ledger: Ledger) {
  for (const { version, title, questions } of questionSets) {
    ledger.add("question_set", { id: idOf("questions", version), framework_id: frameworkId, version, title });
    questions.forEach((question, index) =>
      ledger.add("question", {
        id: idOf("question", version, question.code),
        question_set_id: idOf("questions", version),
        position: index + 1,
        ...question,
      }),
    );
  }
}

function addRound(ledger: Ledger, round: RoundCalendar) {
  const { number, title, finished } = round;
  ledger.add("round", {
    id: roundId(number),
    framework_id: frameworkId,
    number,
    title,
    intake: "WINDOW",
    whole_framework: true,
    opens_at: round.opensAt,
    clarifications_close_at: round.clarificationsCloseAt,
    closes_at: round.closesAt,
    effective_on: round.effectiveOn,
    question_set_id: idOf("questions", finished ? 1 : 2),
    drafted_from_id: number > 1 ? roundId(number - 1) : null,
    minimum_score: minimumScore,
    unfit_rates: "DROP_TO_CAP",
    published_at: round.publishedAt,
    created_by: personId("commissioner"),
  });
  for (const who of ["evaluator", "evaluator2"]) {
    ledger.add("panel_member", {
      round_id: roundId(number),
      account_id: personId(who),
      lived_experience: who === "evaluator2",
      appointed_by: personId("commissioner"),
      appointed_at: round.publishedAt,
    });
  }
  if (!finished) return;
  ledger.add("round_opening", {
    round_id: roundId(number),
    first_by: personId("commissioner"),
    first_at: new Date(finished.openedAt.getTime() - 12 * 60_000),
    second_by: personId("commissioner2"),
    opened_at: finished.openedAt,
  });
  for (const who of ["commissioner", "commissioner2", "approver", "evaluator", "evaluator2"]) {
    ledger.add("conflict_declaration", {
      round_id: roundId(number),
      account_id: personId(who),
      framework_id: frameworkId,
      declared_at: finished.openedAt,
      statement: "I have no interest in any applicant.",
      provider_ids: [],
    });
  }
}
