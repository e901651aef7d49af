import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** A member as it bears on whether it is invited: whether it may take the whole, and the lots of which it may take a part. */
export type Invitable = { readonly eligible: boolean; readonly lotIds: readonly string[] };

/**
 * Whether a member is invited to bid on a day: it may take the whole, or, where several lots are called off, at least one
 * of them, for the rest of which it must bid with partners.
 */
export function mayBeInvited({ eligible, lotIds }: Invitable, lotsCalled: number): boolean {
  return eligible || (lotsCalled > 1 && lotIds.length > 0);
}

/** Whether a member that is invited holds only some of the lots, so that it must bid with partners. */
export function needsPartners({ eligible }: Invitable): boolean {
  return !eligible;
}

/** Whether members that hold only some of several lots could bid together for the whole of them. */
export function mayBidTogether(members: readonly Invitable[], lotIds: readonly string[]): boolean {
  const parts = members.filter((one) => needsPartners(one) && one.lotIds.length > 0);
  return lotIds.length > 1 && parts.length > 0 && everyLotHasMember(members, lotIds).ok;
}

/** Somebody must hold every lot: otherwise nobody could bid, alone or together. Refuses with the lots that nobody holds. */
export function everyLotHasMember(
  members: readonly Invitable[],
  lotIds: readonly string[],
): Verdict<true, { readonly kind: "lots-without-member"; readonly lotIds: readonly string[] }> {
  const bare = lotIds.filter((lotId) => !members.some((one) => one.eligible || one.lotIds.includes(lotId)));
  return bare.length === 0 ? yes(true) : no({ kind: "lots-without-member", lotIds: bare });
}
