import { councilId, frameworkId, lineId, lotId, personId } from "./commissioning.ts";
import { at } from "./days.ts";
import { byStaff } from "./history-deeds.ts";
import { idOf, type Ledger } from "./ledger.ts";
import { panelCases, panelRequests, type DemonstrationCase, type PanelRequest } from "./panel-cases.ts";
import { lotOfLine, packOfDemonstration, rungId } from "./panel-packs.ts";
import { areaId } from "./places.ts";

const forums = [
  {
    ...{ code: "SOF", title: "Support Options Forum", quorum: 2, from: 500_00 },
    purpose: "Looks at every option with the person's social worker, the lowest rung first.",
    chair: "approver",
    members: ["assessor", "commissioner"],
  },
  {
    ...{ code: "CDFF", title: "Case Discussion Funding Forum", quorum: 3, from: 1_500_00 },
    purpose: "Decides on dear packages and on those that the NHS pays a part of.",
    chair: "finance",
    members: ["approver", "assessor", "commissioner2"],
  },
] as const;

const sittings = [
  {
    ...{ key: "past", forum: "SOF", sitsAt: at("2026-11-10", 10), packSentAt: at("2026-11-06", 12) },
    ...{ there: ["approver", "assessor"], closedAt: at("2026-11-10", 12) },
    minutes:
      "Nobody declared an interest. Four cases were heard. The forum asks that assessments of risk are no older than a year.",
  },
  {
    key: "coming",
    forum: "SOF",
    sitsAt: at("2026-12-01", 10),
    packSentAt: null,
    there: [],
    closedAt: null,
    minutes: "",
  },
  {
    ...{ key: "now", forum: "CDFF", sitsAt: at("2026-11-24", 9), packSentAt: at("2026-11-19", 16) },
    ...{ there: ["finance", "approver", "assessor"], closedAt: null, minutes: "" },
  },
] as const;

const forumId = (code: string) => idOf("forum", code);
const sittingId = (key: string) => idOf("sitting", key);
const requestId = (key: string) => idOf("panel request", key);
const caseId = (key: string) => idOf("panel case", key);

/** Writes down both forums with their members, a sitting that is over, one under way and one to come, and their cases. */
export function addPanels(ledger: Ledger) {
  for (const forum of forums) addForum(ledger, forum);
  panelRequests.forEach((request, nth) => addRequest(ledger, request, nth));
  for (const sitting of sittings) addSitting(ledger, sitting);
  for (const one of panelCases) addCase(ledger, one);
}

function addForum(
  ledger: Ledger,
  { code, title, quorum, from, purpose, chair, members }: (typeof forums)[number],
) {
  const id = forumId(code);
  ledger.add("forum", {
    ...{ id, commissioner_id: councilId, code, title, purpose, quorum },
    ...{ pack_days: 2, from_weekly_pence: from },
  });
  for (const who of [chair, ...members])
    ledger.add("forum_member", {
      ...{ forum_id: id, commissioner_id: councilId, account_id: personId(who) },
      ...{ chair: who === chair, from_on: "2026-01-05", to_on: null },
    });
  const subject = { kind: "commissioner", id: councilId } as const;
  ledger.tell(
    byStaff("commissioner", at("2026-01-05", 9), { kind: "forum-set", subject, forum: title }, purpose),
    byStaff("commissioner", at("2026-01-05", 10), { kind: "forum-members-changed", subject, forum: title }),
  );
}

function addRequest(ledger: Ledger, request: PanelRequest, nth: number) {
  const [id, createdAt] = [requestId(request.key), at("2026-11-02", 9, 10 * nth)];
  const broker = nth % 2 === 0 ? "broker" : "broker2";
  ledger.add("placement_request", {
    ...{ id, commissioner_id: councilId, framework_id: frameworkId, reference: `PR-2026-0${901 + nth}` },
    ...{ person_ref: `P-${47_110 + 7 * nth}`, age_band: request.age, support_reason: request.reason },
    ...{ needs: request.needs, rung_from_id: null, help_to_choose: false, area_id: areaId(request.area) },
    ...{ postcode_district: request.district, starts_on: request.startsOn, ends_on: null },
    ...{ urgency: request.urgent ? "URGENT" : "ROUTINE", preferences: request.preferences },
    ...{ streams: request.streams, created_by: personId("assessor"), created_at: createdAt },
    ...{ broker_id: personId(broker), assigned_at: createdAt, held_at: null, held_reason: "" },
    ...{ archived_at: null, archived_by: null, archived_reason: "" },
  });
  request.lines.forEach(([code, units, schedule], place) =>
    ledger.add("placement_request_line", {
      ...{ id: idOf("panel request line", request.key, code), request_id: id, commissioner_id: councilId },
      ...{
        lot_id: lotId(lotOfLine(code).number),
        service_line_id: lineId(code),
        units,
        position: place + 1,
        schedule,
      },
    }),
  );
  ledger.tell(byStaff("assessor", createdAt, { kind: "request-made", subject: { kind: "request", id } }));
}

function addSitting(
  ledger: Ledger,
  { key, forum, sitsAt, packSentAt, there, closedAt, minutes }: (typeof sittings)[number],
) {
  const [id, calledAt] = [sittingId(key), at("2026-10-26", 9)];
  const chair = forum === "SOF" ? "approver" : "commissioner";
  ledger.add("sitting", {
    ...{
      id,
      forum_id: forumId(forum),
      commissioner_id: councilId,
      sits_at: sitsAt,
      place: "Room 2, and by video",
    },
    ...{ called_by: personId(chair), called_at: calledAt, pack_sent_at: packSentAt, closed_at: closedAt },
    ...{ closed_by: closedAt ? personId(chair) : null, minutes },
  });
  const subject = { kind: "sitting", id } as const;
  ledger.tell(byStaff(chair, calledAt, { kind: "sitting-called", subject }));
  if (packSentAt) ledger.tell(byStaff(chair, packSentAt, { kind: "pack-sent", subject }));
  for (const who of there)
    ledger.add("sitting_attendance", {
      ...{ sitting_id: id, commissioner_id: councilId, account_id: personId(who), noted_at: sitsAt },
    });
  if (there.length > 0)
    ledger.tell(byStaff(chair, sitsAt, { kind: "attendance-noted", subject, count: there.length }));
  if (closedAt) ledger.tell(byStaff(chair, closedAt, { kind: "sitting-closed", subject }));
}

function addCase(ledger: Ledger, one: DemonstrationCase) {
  const request = panelRequests.find(({ key }) => key === one.request);
  if (!request) throw new Error(`no request ${one.request}`);
  const id = caseId(one.key);
  const subject = { kind: "panel-case", id } as const;
  ledger.add("panel_case", {
    ...{ id, commissioner_id: councilId, forum_id: forumId(one.forum) },
    ...{ sitting_id: one.sitting ? sittingId(one.sitting) : null, request_id: requestId(one.request) },
    ...{ placement_id: null, why: one.why, asked_weekly_pence: one.asked, lower_rungs: one.lowerRungs },
    ...{ case_made: one.caseMade, pack: packOfDemonstration(ledger, request, one) },
    ...{ asked_by: personId(one.by), asked_at: one.at, withdrawn_at: null },
  });
  const about = { subject, requestId: requestId(one.request) };
  ledger.tell(byStaff(one.by, one.at, { kind: "case-put", ...about }, one.caseMade));
  const { decided } = one;
  if (!decided) return;
  const { outcome, limit = null, expiresOn = null, words, rung, chairsAction = false } = decided;
  ledger.add("panel_decision", {
    ...{ case_id: id, commissioner_id: councilId, outcome, limit_weekly_pence: limit, expires_on: expiresOn },
    ...{ words, rung_to_try_id: rung ? rungId(rung) : null, chairs_action: chairsAction },
    ...{ decided_by: personId(decided.by), decided_at: decided.at },
  });
  ledger.tell(
    byStaff(
      decided.by,
      decided.at,
      { kind: "case-decided", ...about, outcome, limit: limit ?? 0, chairsAction },
      words,
    ),
  );
}
