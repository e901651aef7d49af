import { hash } from "@node-rs/argon2";

/** Hashes a password by argon2id with the parameters that OWASP names first: 19 MiB, two passes, one lane. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}
