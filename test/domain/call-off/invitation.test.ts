import { expect, test } from "vitest";
import { everyLotHasMember, mayBeInvited, needsPartners } from "#app/domain/call-off/invitation.ts";

const whole = { eligible: true, lotIds: ["living", "home-care"] };
const part = { eligible: false, lotIds: ["living"] };
const none = { eligible: false, lotIds: [] };

test.each([
  ["a member of every lot", whole, 2, true],
  ["a member of one of two lots", part, 2, true],
  ["a member of none of two lots", none, 2, false],
  ["a member of the one lot", { eligible: true, lotIds: ["living"] }, 1, true],
  ["who may take only one of the lines of the one lot", part, 1, false],
])("is invited, or not: %s", (_who, member, lots, invited) => {
  expect(mayBeInvited(member, lots)).toBe(invited);
});

test("who holds only some of the lots bids with partners", () => {
  expect([whole, part].map(needsPartners)).toEqual([false, true]);
});

test("nobody could bid where no member holds one of the lots", () => {
  const lots = ["living", "home-care"];
  expect(everyLotHasMember([part, { eligible: false, lotIds: ["home-care"] }], lots).ok).toBe(true);
  expect(everyLotHasMember([part, none], lots)).toEqual({
    ok: false,
    why: { kind: "lots-without-member", lotIds: ["home-care"] },
  });
});
