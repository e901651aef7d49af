import { parseHTML } from "linkedom";
import { demonstrationPassword } from "../../prisma/demo/accounts.ts";

export type Answer = { readonly status: number; readonly location: string | null; readonly text: string };

export type PageForm = { readonly action: string; readonly fields: readonly PageField[] };
export type PageField = {
  readonly name: string;
  readonly value: string;
  readonly choices: readonly string[];
};

/** A visitor without a browser: sends what no page would, and reads links and forms of what comes back. */
export type Visit = {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, fields: readonly (readonly [string, string])[]) => Promise<Answer>;
  readonly signIn: (who: string) => Promise<void>;
};

/** Visits a portal at this address. */
export function visit(origin: string): Visit {
  let cookie = "";
  const send = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(new URL(path, origin), {
      ...init,
      redirect: "manual",
      headers: { cookie, origin, ...init.headers },
    });
    const set = response.headers.get("set-cookie")?.split(";")[0];
    if (set) cookie = set;
    return {
      status: response.status,
      location: response.headers.get("location"),
      text: await response.text(),
    };
  };
  const post: Visit["post"] = (path, fields) =>
    send(path, {
      method: "POST",
      body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  return {
    get: (path) => send(path),
    post,
    signIn: async (who) => {
      const answer = await post("/sign-in", [
        ["email", `${who}@demo.test`],
        ["password", demonstrationPassword],
      ]);
      if (answer.status !== 302) throw new Error(`${who} could not sign in: ${answer.status}`);
    },
  };
}

/** The addresses within the portal that a page links to. */
export function linksOf(html: string, from: string): readonly string[] {
  const { document } = parseHTML(html);
  const links = [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href") ?? "");
  return links
    .filter((href) => /^[/?]/.test(href) && !href.startsWith("//"))
    .map((href) => (href.startsWith("?") ? from.split("?")[0] + href : href));
}

/** The ordinary forms of a page that change something; signing out is left alone. */
export function formsOf(html: string, from: string): readonly PageForm[] {
  const { document } = parseHTML(html);
  const forms = [...document.querySelectorAll("form[method=post]")].filter(
    (form) => form.getAttribute("enctype") !== "multipart/form-data",
  );
  return forms
    .map((form) => ({ action: form.getAttribute("action") ?? from, fields: fieldsOf(form) }))
    .filter(({ action }) => !action.includes("sign-out"));
}

function fieldsOf(form: Element): readonly PageField[] {
  const byName = new Map<string, { value: string; choices: string[] }>();
  for (const control of form.querySelectorAll("input[name], textarea[name], select[name], button[name]")) {
    const name = control.getAttribute("name") ?? "";
    const field = byName.get(name) ?? { value: "", choices: [] };
    const value = control.getAttribute("value") ?? control.textContent?.trim() ?? "";
    const options = [...control.querySelectorAll("option")].map(
      (option) => option.getAttribute("value") ?? "",
    );
    byName.set(name, {
      value: field.value || value,
      choices: [...field.choices, ...options, value].filter(Boolean),
    });
  }
  return [...byName.entries()].map(([name, field]) => ({ name, ...field }));
}
