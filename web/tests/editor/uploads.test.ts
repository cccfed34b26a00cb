// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { desk, file, named } from "./desk.ts";
import { picture } from "./writing.ts";

const A = `image asset=${"a".repeat(64)}`;
const B = `image asset=${"b".repeat(64)}`;
const C = `image asset=${"c".repeat(64)}`;

test("a picture on the way is shown, counted, and no part of the body", async () => {
  const { editor, page, pictures, written, kept } = desk();
  editor.addPictures([file("wall.jpg")]);
  expect(editor.uploading()).toBe(1);
  expect(page.textContent).toContain("wall.jpg");
  expect(written()).toBe("p");
  pictures[0]?.progress(0.5);
  expect(page.querySelector("progress")?.value).toBe(50);
  expect(kept).toEqual([]);
  await pictures[0]?.answer(picture("a"));
  expect(editor.uploading()).toBe(0);
  expect(written()).toBe(A);
  expect(page.querySelector(".uploads")).toBeNull();
  expect(kept.at(-1)).toEqual(editor.body());
});

test("pictures given together stand in one gallery, in the order in which they were given", async () => {
  const { editor, pictures, written } = desk();
  editor.addPictures([file("1.jpg"), file("2.jpg"), file("3.jpg")]);
  await pictures[1]?.answer(picture("b"));
  await pictures[2]?.answer(picture("c"));
  expect(written()).toBe(`gallery\n  ${B}\n  ${C}`);
  await pictures[0]?.answer(picture("a"));
  expect(written()).toBe(`gallery\n  ${A}\n  ${B}\n  ${C}`);
});

test("one of two that failed says why, is tried again, and comes in its place", async () => {
  const { editor, page, pictures, written } = desk();
  editor.addPictures([file("1.jpg"), file("2.jpg")]);
  await pictures[0]?.refuse("The file is too large; a picture has at most 50 MB.");
  await pictures[1]?.answer(picture("b"));
  expect(editor.uploading()).toBe(0);
  expect(page.textContent).toContain("a picture has at most 50 MB");
  named(page, "Try again: 1.jpg").click();
  expect(editor.uploading()).toBe(1);
  expect(pictures.map(({ what }) => what)).toEqual(["1.jpg", "2.jpg", "1.jpg"]);
  await pictures[2]?.answer(picture("a"));
  expect(written()).toBe(`gallery\n  ${A}\n  ${B}`);
});

test("when only one of two is left it stands by itself", async () => {
  const { editor, page, pictures, written } = desk();
  editor.addPictures([file("1.jpg"), file("2.jpg")]);
  await pictures[0]?.answer(picture("a"));
  await pictures[1]?.refuse("This is no picture.");
  named(page, "Remove 2.jpg").click();
  expect(written()).toBe(A);
});

test("what is removed on the way does not come", async () => {
  const { editor, page, pictures, written } = desk();
  editor.addPictures([file("wall.jpg")]);
  named(page, "Remove wall.jpg").click();
  expect(editor.uploading()).toBe(0);
  await pictures[0]?.answer(picture("a"));
  expect(written()).toBe("p");
});

test("the place of a picture on the way moves with the text, also when a colleague changes it", async () => {
  const one = { type: "paragraph", content: [{ type: "text", text: "one" }] };
  const two = { type: "paragraph", content: [{ type: "text", text: "two" }] };
  const { editor, pictures, written } = desk({ type: "doc", content: [one] });
  editor.addPictures([file("wall.jpg")]);
  editor.setBody({ type: "doc", content: [two, one] });
  await pictures[0]?.answer(picture("a"));
  expect(written()).toBe(`p two\np one\n${A}`);
});

test("what is no picture is not sent", () => {
  const { editor, page, pictures } = desk();
  editor.addPictures([file("notes.pdf", "application/pdf")]);
  expect(pictures).toEqual([]);
  expect(page.querySelector('[role="status"]')?.textContent).toContain("“notes.pdf” is no picture");
});

test("an editor that is gone takes no picture", async () => {
  const { editor, page, pictures, kept } = desk();
  editor.addPictures([file("wall.jpg")]);
  editor.destroy();
  await pictures[0]?.answer(picture("a"));
  expect(page.childNodes).toHaveLength(0);
  expect(kept).toEqual([]);
});
