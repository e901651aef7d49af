import { dayOf, toDay, type Day } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { noticesDue, type NoticeFacts } from "#app/domain/regime/obligations.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import { councilId, frameworkId, personId, roundId } from "../commissioning.ts";
import { roundCalendars } from "../days.ts";
import { byStaff, rowsOf } from "../history-deeds.ts";
import { idOf, type Ledger } from "../ledger.ts";
import { bankHolidaysOfReference } from "../../reference/bank-holidays.ts";
import { noticeRulesOn } from "./law.ts";
import { buyerOf, callOffId, contractId, type Plan } from "./plan.ts";
import { contractReferenceOf, referenceOf } from "./plans.ts";
import { regimeOf } from "./set-up.ts";

type Subject = {
  readonly kind: "ROUND" | "CALL_OFF" | "CONTRACT";
  readonly id: string;
  readonly title: string;
  readonly commissionerId: string;
  readonly regime: Regime;
};

/** What happened to a call-off or its contract, with the contract's own terms where it is one. */
export type Happened =
  | { readonly event: "award-approved" }
  | { readonly event: "contract-made"; readonly value: number; readonly entryOn: Day }
  | {
      readonly event: "contract-varied";
      readonly value: number;
      readonly entryOn: Day;
      readonly variationId: string;
      readonly change: number;
    };

/** Puts on file which notices follow from what happened to a call-off or its contract, by the rules of that day. */
export function putOnFile(ledger: Ledger, plan: Plan, happened: Happened, when: Date) {
  const ofCallOff = happened.event === "award-approved";
  const filedAt = ofCallOff ? plan.award?.noticesFiledAt : plan.contract?.noticesFiledAt;
  const regime = regimeOf(plan);
  const subject: Subject = {
    kind: ofCallOff ? "CALL_OFF" : "CONTRACT",
    id: ofCallOff ? callOffId(plan) : contractId(plan),
    title: `${ofCallOff ? referenceOf(plan) : contractReferenceOf(plan)}: ${plan.title}`,
    ...{ commissionerId: buyerOf(plan).id, regime },
  };
  const estimated = rowsOf<{ id: string; value_with_vat_pence: number }>(ledger, "call_off").find(
    ({ id }) => id === callOffId(plan),
  );
  const value = ofCallOff ? (estimated?.value_with_vat_pence ?? 0) : happened.value;
  addNotices(ledger, subject, when, {
    occasion: occasionOf(happened),
    filed: filedAt && { at: filedAt, who: buyerOf(plan).creator },
    facts: {
      ...{ event: happened.event, on: dayOf(when), valueWithVat: pence(value) },
      entryOn: ofCallOff ? toDay(plan.startsOn) : happened.entryOn,
      changeWithVat: pence(happened.event === "contract-varied" ? happened.change : 0),
      ...{ userChoice: plan.choice !== undefined, callOff: true, competition: plan.route !== "DIRECT" },
      publishedGround: false,
    },
  });
}

function occasionOf(happened: Happened): string {
  return happened.event === "contract-varied" ? `variation ${happened.variationId}` : "award";
}

/** The notices that the admissions of the finished rounds made due, filed in time. */
export function addNoticesOfRounds(ledger: Ledger) {
  for (const { number, title, finished } of roundCalendars) {
    if (!finished) continue;
    const subject: Subject = {
      ...{ kind: "ROUND", id: roundId(number), title, commissionerId: councilId },
      regime: "PCR_2015_LIGHT_TOUCH",
    };
    const on = dayOf(finished.admittedAt);
    addNotices(ledger, subject, finished.admittedAt, {
      occasion: "award",
      filed: { at: new Date(finished.admittedAt.getTime() + 9 * 24 * 3_600_000), who: "commissioner" },
      facts: {
        ...{ event: "members-admitted", on, entryOn: on, valueWithVat: pence(214_000_000_000) },
        ...{ changeWithVat: pence(0), userChoice: false, callOff: false, competition: true },
        publishedGround: false,
      },
    });
  }
}

type Filed = { readonly at: Date; readonly who: string };
type Occasion = {
  readonly occasion: string;
  readonly facts: NoticeFacts;
  readonly filed: Filed | undefined;
};

const notFiled = { filed_on: null, filed_by: null, filed_at: null, evidence: "" };

function addNotices(ledger: Ledger, subject: Subject, notedAt: Date, { occasion, facts, filed }: Occasion) {
  const before = rowsOf<Obligation>(ledger, "notice_obligation");
  for (const notice of noticesDue(
    noticeRulesOn(subject.regime, facts.on),
    facts,
    bankHolidaysOfReference(),
  )) {
    const { kind, title, calendar, why, citation, source, uncertain, exempt, dueOn } = notice;
    if (notice.oncePerDueDay && before.some((one) => one.kind === kind && one.due_on === dueOn)) continue;
    const id = idOf("notice", subject.id, occasion, kind);
    ledger.add("notice_obligation", {
      ...{ id, framework_id: frameworkId },
      ...{ commissioner_id: subject.commissionerId, subject_kind: subject.kind, subject_id: subject.id },
      ...{ subject_title: subject.title, occasion, regime: subject.regime, kind, title, event_on: facts.on },
      ...{ due_on: dueOn, calendar, why, citation, source, uncertain, exempt_reason: exempt?.why ?? "" },
      noted_at: notedAt,
      ...(filed && dueOn ? filing(ledger, id, subject, filed) : notFiled),
    });
  }
}

type Obligation = { readonly kind: string; readonly due_on: string | null };

/** When a notice was filed and by whom. The reference that proves it is invented. */
function filing(ledger: Ledger, id: string, subject: Subject, { at, who }: Filed) {
  const [on, evidence] = [dayOf(at), `Invented for the demonstration: notice ${id.slice(0, 6)}`];
  const event = { kind: "notice-filed", subject: { kind: "notice", id }, on } as const;
  const told = { ...event, commissionerId: subject.commissionerId };
  ledger.tell(byStaff(who, at, told, evidence));
  return { filed_on: on, filed_by: personId(who), filed_at: at, evidence };
}
