import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servingRole, servingUrl } from "#app/data/installation.server.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const serving = new pg.Client({ connectionString: servingUrl(database.ownerUrl) });

beforeAll(() => serving.connect());
afterAll(() => serving.end());

async function count(sql: string): Promise<number> {
  const { rows } = await database.owner.query<{ count: string }>(sql, [servingRole]);
  return Number(rows[0]?.count);
}

test("the role that serves requests has no powers of its own", async () => {
  const { rows } = await database.owner.query(
    `SELECT rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls FROM pg_roles WHERE rolname = $1`,
    [servingRole],
  );
  expect(rows).toEqual([
    {
      rolsuper: false,
      rolinherit: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      rolbypassrls: false,
    },
  ]);
});

test("it is a member of no other role", async () => {
  expect(
    await count(
      "SELECT count(*) FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = $1",
    ),
  ).toBe(0);
});

test("it owns nothing: no database, schema, table, function or type", async () => {
  expect(
    await count(`SELECT count(*) FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid
      WHERE r.rolname = $1 AND d.refclassid = 'pg_authid'::regclass AND d.deptype = 'o'`),
  ).toBe(0);
});

test.each([
  ["become the owner", "SET ROLE postgres"],
  ["become the owner for a session", "SET SESSION AUTHORIZATION postgres"],
  ["become the owner by a setting", "SELECT set_config('role', 'postgres', false)"],
  ["look past the policies", "SET row_security = off; SELECT * FROM submission_price"],
  ["make a table", "CREATE TABLE public.mine (id int)"],
  ["make a schema", "CREATE SCHEMA mine"],
  ["make a function", "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'"],
  ["take a policy away", 'DROP POLICY "read" ON submission_price'],
  ["switch the policies off", "ALTER TABLE submission_price DISABLE ROW LEVEL SECURITY"],
  ["change the trail", "UPDATE audit_event SET kind = 'nothing'"],
  ["cut the trail", "DELETE FROM audit_event"],
  ["empty the trail", "TRUNCATE audit_event"],
  ["set the clock by hand", "UPDATE app.clock SET shift = '1 day'"],
  ["read a password", "SELECT pg_read_file('/etc/passwd')"],
])("it cannot %s", async (_what, sql) => {
  await expect(serving.query(sql)).rejects.toMatchObject({
    code: expect.stringMatching(/^(42501|42P01|42704)$/) as string,
  });
  const { rows } = await serving.query<{ current_user: string; session_user: string }>(
    "SELECT current_user, session_user",
  );
  expect(rows).toEqual([{ current_user: servingRole, session_user: servingRole }]);
});

test("the row-level policies bind it on every policied table", async () => {
  const { rows } = await serving.query(
    `SELECT c.relname FROM pg_class c WHERE c.relrowsecurity AND NOT row_security_active(c.oid)`,
  );
  expect(rows).toEqual([]);
});
