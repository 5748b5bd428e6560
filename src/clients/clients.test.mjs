// What users of the npm packages libretranslate and translate write, with nothing changed but the address.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import libretranslate from "libretranslate";
import { Translate } from "translate";
import { start } from "./service.mjs";

let service;

before(async () => {
  service = await start(process.env.ATTUNE_HOME ?? process.cwd());
});

after(() => service?.stop());

test("libretranslate translates", async () => {
  const ask = (query, source, target) => libretranslate.translate({ query, source, target, apiurl: service.url });
  assert.equal(await ask("How are you?", "en", "zh"), "你好吗？");
  assert.equal(await ask("我喜欢音乐。", "zh", "en"), "I like music.");
  assert.match(await ask("Thank you.", "en", "de"), /^Danke[.!]$/);
});

test("libretranslate lets the language be detected", async () => {
  const answer = await libretranslate.translate({ query: "我喜欢音乐。", target: "en", apiurl: service.url });
  assert.equal(answer, "I like music.");
});

test("libretranslate sends a key and a list", async () => {
  const answer = await libretranslate.translate({
    query: ["How are you?", "42"], source: "en", target: "zh", apiurl: service.url, apiKey: "a-b-c",
  });
  assert.deepEqual(answer, ["你好吗？", "42"]);
});

test("libretranslate finds which languages there are", async () => {
  await assert.rejects(libretranslate.translate({ query: "How are you?", source: "en", target: "tlh", apiurl: service.url }),
    { name: "TypeError", message: "This language was not found/does not exist." });
});

test("translate translates", async () => {
  const translate = new Translate({ engine: "libre", url: `${service.url}/translate`, from: "en", to: "zh" });
  assert.equal(await translate("How are you?"), "你好吗？");
  assert.equal(await translate("我喜欢音乐。", { from: "zh", to: "en" }), "I like music.");
  assert.match(await translate("Thank you.", "german"), /^Danke[.!]$/);
});

test("translate tells what is wrong", async () => {
  const translate = new Translate({ engine: "libre", url: `${service.url}/translate`, key: "a-b-c" });
  await assert.rejects(translate("How are you?", { from: "en", to: "fr" }), /^Error: No model translates from en to fr; there are: /);
});
