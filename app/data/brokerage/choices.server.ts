import { z } from "zod";
import type { Choice, ChoiceOption } from "#app/domain/brokerage/choice.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";
import type { Prisma } from "../generated/client.ts";

type Whose = { readonly id: string; readonly commissionerId: string };
type By = { readonly accountId: string; readonly at: Instant };

const optionStored = z.union([
  z.object({ kind: z.literal("direct-payment") }),
  z.object({
    kind: z.literal("provider"),
    providerId: z.string(),
    locationId: z.string(),
    offerId: z.string().nullable(),
    provider: z.string(),
    place: z.string(),
    weeklyPence: z.number().transform(pence).nullable(),
    miles: z.number().nullable(),
    rating: z.string(),
  }),
]);
const optionsStored = z.array(optionStored);

/** The members found for a person as they were kept, and when and by whom. */
export type ShortlistKept = {
  readonly id: string;
  readonly options: readonly ChoiceOption[];
  readonly keptAt: Instant;
  readonly by: string;
};

/** Every shortlist kept for a request, the latest first. */
export async function shortlistsOf(tx: Tx, requestId: string): Promise<readonly ShortlistKept[]> {
  const rows = await tx.$queryRaw<{ id: string; options: unknown; keptAt: Date; by: string }[]>`
    SELECT s.id, s.options, s.kept_at AS "keptAt", a.name AS by FROM placement_shortlist s JOIN account a ON a.id = s.kept_by
    WHERE s.request_id = ${requestId}::uuid ORDER BY s.kept_at DESC, s.id`;
  return rows.map(({ options, ...row }) => ({ ...row, options: optionsStored.parse(options) }));
}

/** Keeps what was found, as it stands now. */
export async function keepShortlist(
  tx: Tx,
  { id, commissionerId }: Whose,
  options: readonly ChoiceOption[],
  { accountId, at }: By,
) {
  await tx.placementShortlist.create({
    data: { requestId: id, commissionerId, options: stored(options), keptBy: accountId, keptAt: at },
    select: { id: true },
  });
}

/** The offers that stand for a request, as options, the cheapest first. */
async function offersAsOptions(tx: Tx, requestId: string): Promise<readonly ChoiceOption[]> {
  const rows = await tx.$queryRaw<Omit<Extract<ChoiceOption, { kind: "provider" }>, "kind" | "miles">[]>`
    SELECT e.provider_id AS "providerId", e.location_id AS "locationId", o.id AS "offerId", p.name AS provider,
      CASE WHEN l.organisation THEN '' ELSE l.name END AS place, o.weekly_pence AS "weeklyPence",
      CASE WHEN l.regulated THEN lower(replace(l.rating::text, '_', '-')) ELSE 'not-regulated' END AS rating
    FROM enquiry e JOIN LATERAL (SELECT * FROM placement_offer o WHERE o.enquiry_id = e.id AND o.withdrawn_at IS NULL ORDER BY o.version DESC LIMIT 1) o ON true
    JOIN provider p ON p.id = e.provider_id JOIN location l ON l.id = e.location_id
    WHERE e.request_id = ${requestId}::uuid AND e.closed_at IS NULL ORDER BY o.weekly_pence, o.id`;
  return rows.map((row) => ({ kind: "provider", miles: null, ...row }));
}

/**
 * What a person may choose from: the offers that stand once there are any, otherwise the last shortlist kept; a direct
 * payment among them always.
 */
export async function optionsOf(tx: Tx, requestId: string): Promise<readonly ChoiceOption[]> {
  const offers = await offersAsOptions(tx, requestId);
  if (offers.length > 0) return [...offers, { kind: "direct-payment" }];
  const [last] = await shortlistsOf(tx, requestId);
  return last?.options ?? [{ kind: "direct-payment" }];
}

/** A choice on file, and when and by whom it was taken down. */
export type ChoiceOnFile = Choice & { readonly id: string; readonly at: Instant; readonly by: string };

/** Every choice taken down for a request, the latest first. */
export async function choicesOf(tx: Tx, requestId: string): Promise<readonly ChoiceOnFile[]> {
  const rows = await tx.$queryRaw<
    {
      id: string;
      options: unknown;
      kind: "PROVIDER" | "DIRECT_PAYMENT" | "NONE";
      providerId: string | null;
      locationId: string | null;
      words: string;
      at: Date;
      by: string;
    }[]
  >`SELECT c.id, c.options, c.kind, c.provider_id AS "providerId", c.location_id AS "locationId", c.words, c.chosen_at AS at, a.name AS by
    FROM placement_choice c JOIN account a ON a.id = c.recorded_by WHERE c.request_id = ${requestId}::uuid ORDER BY c.chosen_at DESC, c.id DESC`;
  return rows.map(({ kind, providerId, locationId, ...row }) => {
    const options = optionsStored.parse(row.options);
    const isChosen = (option: ChoiceOption) =>
      option.kind === "provider"
        ? kind === "PROVIDER" && option.providerId === providerId && option.locationId === locationId
        : kind === "DIRECT_PAYMENT";
    return { ...row, options, chosen: options.find(isChosen) ?? null };
  });
}

/** Takes a choice down; those before it stand. */
export async function addChoice(
  tx: Tx,
  { id, commissionerId }: Whose,
  choice: Choice,
  { accountId, at }: By,
) {
  const { options, chosen, words } = choice;
  const provider = chosen?.kind === "provider" ? chosen : undefined;
  await tx.placementChoice.create({
    data: {
      ...{
        requestId: id,
        commissionerId,
        options: stored(options),
        words,
        recordedBy: accountId,
        chosenAt: at,
      },
      kind: kindOf(choice),
      providerId: provider?.providerId ?? null,
      locationId: provider?.locationId ?? null,
      offerId: provider?.offerId ?? null,
    },
    select: { id: true },
  });
}

/** What was chosen, as the trail and the table name it. */
export function kindOf({ chosen }: Choice): "PROVIDER" | "DIRECT_PAYMENT" | "NONE" {
  if (chosen === null) return "NONE";
  return chosen.kind === "provider" ? "PROVIDER" : "DIRECT_PAYMENT";
}

function stored(options: readonly ChoiceOption[]): Prisma.InputJsonValue {
  return options;
}
