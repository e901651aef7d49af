export * from "#app/web/demonstration.server.ts";
