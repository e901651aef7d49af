import jsxA11y from "eslint-plugin-jsx-a11y";
import tseslint from "typescript-eslint";
import { house } from "./test/laws/eslint-rules/index.js";

const deedsAreCommands = {
  regex: "/db\\.server\\.ts$",
  importNames: ["inTransaction"],
  message: "A deed is a command: write it in app/commands.",
};

const connectingIsForTheStart = {
  regex: "/db\\.server\\.ts$",
  importNames: ["connect", "disconnect"],
  message: "The process connects once, at its start.",
};

export default tseslint.config(
  { ignores: ["build/", ".data/", "app/data/generated/", "coverage/", "reports/", "public/"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: ["error", "smart"],
      "no-restricted-syntax": [
        "error",
        {
          selector: "TSInterfaceDeclaration:not(TSModuleDeclaration TSInterfaceDeclaration)",
          message: "Use a `type`; an interface only adds to a module of someone else's.",
        },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/only-throw-error": "off", // Remix answers a thrown Response
      "@typescript-eslint/require-await": "off", // a guarded handler promises, also when it waits for nothing
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    files: ["app/**/*.tsx"],
    extends: [jsxA11y.flatConfigs.strict],
    rules: {
      // A table laid out in blocks on a phone loses its roles unless they are written down.
      "jsx-a11y/no-redundant-roles": ["error", { thead: ["rowgroup"], tbody: ["rowgroup"], tr: ["row"] }],
      "jsx-a11y/no-interactive-element-to-noninteractive-role": ["error", { td: ["cell"], tr: ["row"] }],
    },
  },
  {
    // The official examples are JSON of many shapes.
    files: ["test/components/**"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    ignores: ["app/domain/money.ts"],
    plugins: { house },
    rules: { "house/exact-money": "error" },
  },
  { files: ["app/domain/**/*.ts"], plugins: { house }, rules: { "house/no-clock-in-domain": "error" } },
  { files: ["app/routes/**/*.{ts,tsx}"], plugins: { house }, rules: { "house/guarded-routes": "error" } },
  {
    files: ["app/{routes,web,components,mail,files}/**/*.{ts,tsx}"],
    rules: { "no-restricted-imports": ["error", { patterns: [deedsAreCommands, connectingIsForTheStart] }] },
  },
  {
    files: ["app/{commands,imports,jobs}/**/*.ts"],
    rules: { "no-restricted-imports": ["error", { patterns: [connectingIsForTheStart] }] },
  },
  { files: ["app/**/*.{ts,tsx}"], rules: { "max-lines": ["error", 250] } },
);
