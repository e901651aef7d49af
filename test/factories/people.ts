import { hash } from "@node-rs/argon2";
import type pg from "pg";
import type { ProviderActor, Role, StaffActor } from "#app/domain/access/actor.ts";

/** The password of everyone that these factories make. */
export const password = "three quiet words";

/** A council, with the service named as its pages name it. */
export async function council(owner: pg.Client, name = "Averton Council"): Promise<string> {
  return idOf(
    owner,
    "INSERT INTO commissioner (name, short_name, kind) VALUES ($1, $1, 'COUNCIL') RETURNING id",
    [name],
  );
}

/** A provider with the row that stands for the whole organisation. */
export async function provider(
  owner: pg.Client,
  name = "Harbour Care",
  companiesHouseNumber = "01234567",
): Promise<string> {
  const id = await idOf(
    owner,
    "INSERT INTO provider (name, companies_house_number, created_at) VALUES ($1, $2, app.now()) RETURNING id",
    [name, companiesHouseNumber],
  );
  await owner.query(
    "INSERT INTO location (provider_id, name, organisation, regulated) VALUES ($1, $2, true, false)",
    [id, name],
  );
  return id;
}

/** A member of a commissioner's staff who may sign in. */
export async function staff(
  owner: pg.Client,
  commissionerId: string,
  email: string,
  roles: readonly Role[],
): Promise<StaffActor> {
  const accountId = await account(owner, email, { commissionerId, roles });
  return { kind: "staff", accountId, commissionerId, roles };
}

/** A person of a provider who may sign in. */
export async function providerPerson(
  owner: pg.Client,
  providerId: string,
  email: string,
): Promise<ProviderActor> {
  return { kind: "provider", accountId: await account(owner, email, { providerId }), providerId };
}

type Place = {
  readonly commissionerId?: string;
  readonly providerId?: string;
  readonly roles?: readonly Role[];
};

async function account(owner: pg.Client, email: string, place: Place): Promise<string> {
  const passwordHash = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  return idOf(
    owner,
    `INSERT INTO account (email, name, password_hash, commissioner_id, provider_id, roles, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, app.now()) RETURNING id`,
    [
      email,
      `Person ${email}`,
      passwordHash,
      place.commissionerId ?? null,
      place.providerId ?? null,
      place.roles ?? [],
    ],
  );
}

async function idOf(owner: pg.Client, sql: string, values: readonly unknown[]): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(sql, [...values]);
  return rows[0]!.id;
}
