import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
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

export default defineConfig(
  globalIgnores(["node_modules/"]),
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ["tsconfig.json", "tests/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  Object.entries(walls).map(([room, patterns]) => ({
    files: [`${room}/**`],
    rules: { "no-restricted-imports": ["error", { patterns }] },
  })),
);
