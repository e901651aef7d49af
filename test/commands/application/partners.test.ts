import { beforeAll, expect, test } from "vitest";
import { invitePartner, removePartner } from "#app/commands/application/invite-partner.server.ts";
import { joinPartnership, stateAsPartner } from "#app/commands/application/join-partnership.server.ts";
import { submitApplication } from "#app/commands/application/submit-application.server.ts";
import { partnersOf } from "#app/data/application/partners.server.ts";
import { frozenContent } from "#app/data/application/submissions.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { DeclarationAnswers } from "#app/domain/application/content.ts";
import { anApplicant, applying, type Applying } from "#test/factories/applicant.ts";
import { declaration, receiptPage, wholeApplication } from "#test/factories/whole-application.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Applying;
let partner: Awaited<ReturnType<typeof anApplicant>>;
let stranger: Awaited<ReturnType<typeof anApplicant>>;
let applicationId: string;
let partnerId: string;

beforeAll(async () => {
  world = await applying(database.owner);
  partner = await anApplicant(database.owner, 2);
  stranger = await anApplicant(database.owner, 3);
  await database.holdClock("2026-11-24T10:00:00Z");
  applicationId = await wholeApplication(world);
});

const invite = (email: string) => invitePartner(world.actor, applicationId, email);

async function party() {
  const { rows } = await database.owner.query<{ joint: boolean }>(
    "SELECT p.joint FROM application a JOIN party p ON p.id = a.party_id WHERE a.id = $1",
    [applicationId],
  );
  return rows[0];
}

test("a lead invites a partner by mail once, and is a joint party from then on", async () => {
  expect(await invite("provider0-1@provider.test")).toMatchObject({ why: { kind: "yourself" } });
  expect(await invite("provider0-2@provider.test")).toEqual({ ok: true, value: true });
  expect(await invite("provider0-2@provider.test")).toMatchObject({ why: { kind: "invited-already" } });
  expect(await party()).toEqual({ joint: true });
  const { rows } = await database.owner.query("SELECT recipient, subject FROM mail");
  expect(rows).toEqual([
    { recipient: "provider0-2@provider.test", subject: "Provider 0-1 invites you to apply together" },
  ]);
});

test("a consortium is not submitted before each partner has joined and declared", async () => {
  expect(await submitApplication(world.actor, applicationId, receiptPage)).toMatchObject({
    why: { kind: "unfinished" },
  });
});

test("only the one who was invited joins, and speaks for itself", async () => {
  const [row] = await reading(world.actor, (tx) => partnersOf(tx, applicationId));
  partnerId = row?.id ?? "";
  const statement = {
    declaration: declaration as DeclarationAnswers,
    delivers: { [world.coreLotIds[0] ?? ""]: "Nights and weekends" },
  };
  expect(await joinPartnership(stranger.actor, partnerId)).toBeNull();
  expect(await stateAsPartner(partner.actor, partnerId, statement)).toBeNull();
  expect(await joinPartnership(partner.actor, partnerId)).toEqual({ ok: true, value: true });
  expect(await joinPartnership(partner.actor, partnerId)).toEqual({ ok: true, value: true });
  expect(await stateAsPartner(stranger.actor, partnerId, statement)).toBeNull();
  expect(await stateAsPartner(world.actor, partnerId, statement)).toBeNull();
  expect(await stateAsPartner(partner.actor, partnerId, statement)).toEqual({ ok: true, value: true });
});

test("what the partner declared and delivers is frozen with what the lead submits", async () => {
  const submitted = await submitApplication(world.actor, applicationId, receiptPage);
  const id = submitted?.ok ? submitted.value.id : "";
  const frozen = await reading(world.actor, (tx) => frozenContent(tx, id));
  expect(frozen?.content.partners).toMatchObject([
    {
      providerId: partner.actor.providerId,
      name: "Provider 0-2",
      declaration: { declaredBy: "Priya Hollis" },
    },
  ]);
});

test("without its last partner the lead applies alone again", async () => {
  expect(await removePartner(stranger.actor, applicationId, partnerId)).toBeNull();
  expect(await removePartner(world.actor, applicationId, partnerId)).toEqual({ ok: true, value: true });
  expect(await party()).toEqual({ joint: false });
});
