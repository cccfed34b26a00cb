import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import svelte from "eslint-plugin-svelte";
import tseslint from "typescript-eslint";

/** Both rooms build on protocol/; reader/ and desk/ never meet. */
const walls = {
  protocol: [
    { regex: "/(reader|desk)/", message: "protocol/ knows neither reader/ nor desk/." },
    { regex: "^[^.]", message: "protocol/ runs in every reader's browser and depends on nothing." },
  ],
  reader: [
    { regex: "/desk/", message: "reader/ never imports from desk/." },
    { regex: "^[^.]", message: "The reader script depends on nothing." },
  ],
  desk: [{ regex: "/reader/", message: "desk/ never imports from reader/." }],
};

const typed = {
  project: ["tsconfig.json", "desk/tsconfig.json", "tests/tsconfig.json"],
  tsconfigRootDir: import.meta.dirname,
  extraFileExtensions: [".svelte"],
};

export default defineConfig(
  globalIgnores(["node_modules/"]),
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.svelte"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: typed },
    rules: {
      eqeqeq: "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  svelte.configs.recommended,
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { ...typed, parser: tseslint.parser } },
    rules: {
      "no-undef": "off", // TypeScript knows better
      "prefer-const": "off", // $props() and $bindable() are written to by others
      "svelte/no-navigation-without-resolve": "off", // that is SvelteKit's
      // The server's HTML, cleaned when it was published; readers are given the same.
      "svelte/no-at-html-tags": "off",
      "svelte/prefer-svelte-reactivity": "off", // what is made anew at each use need not be watched
      // Components and their snippets are “any” here; svelte-check sees their types.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unnecessary-type-assertion": "off",
    },
  },
  Object.entries(walls).map(([room, patterns]) => ({
    files: [`${room}/**`],
    rules: { "no-restricted-imports": ["error", { patterns }] },
  })),
);
