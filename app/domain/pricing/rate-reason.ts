/**
 * What made a rate what it is: a round's prices, a cap that changed under it, an annual uplift, a negotiation for one
 * person, or an exception to a cap (its start, or its end).
 */
export type RateReason = "ROUND" | "CAP" | "UPLIFT" | "NEGOTIATION" | "EXCEPTION";
