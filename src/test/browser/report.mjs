// Drives the pages of HtmlReport in Chromium as a person would: node report.mjs FOLDER, where typical.html, hostile.html and
// large.html are. TQ_PLAYWRIGHT names the folder with node_modules/playwright-core, TQ_CHROMIUM the browser. Prints a line for each
// check and leaves pictures in the folder; the exit code is 1 where a check failed.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { chromium } = createRequire(join(resolve(process.env.TQ_PLAYWRIGHT), 'here'))('playwright-core');
const folder = resolve(process.argv[2]);
const sizes = [{ width: 1280, height: 800 }, { width: 375, height: 812 }];
/** On a machine that does much else at the same time; a tenth of it on one that does not. */
const LONGEST_TASK_MS = 3000;

const profile = mkdtempSync(join(tmpdir(), 'tq-chromium-'));
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath: process.env.TQ_CHROMIUM || '/usr/bin/chromium', args, env: { ...process.env, HOME: profile, XDG_CONFIG_HOME: profile, XDG_CACHE_HOME: profile } });

let failed = 0;
const check = async (name, body) => {
  try {
    await body();
    console.log('ok - ' + name);
  } catch (error) {
    failed++;
    console.log('not ok - ' + name + '\n' + String(error.stack || error).split('\n').map(line => '    ' + line).join('\n'));
  }
};

/** Opens a page of the folder without any network, and checks afterwards that it asked for nothing and complained of nothing. */
const visit = async (file, options, body) => {
  const context = await browser.newContext({ offline: true, ...options });
  try {
    const page = await context.newPage();
    const asked = [];
    const said = [];
    page.on('request', request => asked.push(request.url()));
    page.on('console', message => said.push(message.text()));
    page.on('pageerror', error => said.push(String(error)));
    page.on('dialog', dialog => { said.push('dialog: ' + dialog.message()); dialog.dismiss(); });
    if (options.javaScriptEnabled !== false) {
      await page.addInitScript(() => {
        window.violations = [];
        window.calls = [];
        window.tasks = [];
        window.pwned = number => window.calls.push(number);
        document.addEventListener('securitypolicyviolation', event => window.violations.push(event.violatedDirective + ' ' + event.blockedURI));
        new PerformanceObserver(list => list.getEntries().forEach(entry => window.tasks.push(entry.duration))).observe({ type: 'longtask', buffered: true });
      });
    }
    const address = pathToFileURL(join(folder, file)).href;
    await page.goto(address);
    await body(page);
    assert.deepEqual(asked, [address], 'it asks for itself alone');
    assert.deepEqual(said, [], 'nothing on the console, no dialog');
    if (options.javaScriptEnabled !== false) {
      assert.deepEqual(await page.evaluate(() => [window.violations, window.calls]), [[], []], 'nothing against the policy');
      assert.equal(new URL(page.url()).pathname, new URL(address).pathname, 'it stays where it is');
    }
  } finally {
    await context.close();
  }
};

const overflow = page => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const saying = (page, pattern) => page.waitForFunction(source => new RegExp(source).test(document.getElementById('said').textContent), pattern.source);
const barOf = (page, row) => row.locator('rect').first().evaluate(rect => { const box = rect.getBoundingClientRect(); return { left: box.left, width: box.width }; });
const frame = page => page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
const shownRows = page => page.locator('.row:not([hidden])').count();

/** The least contrast of any text that is seen, with that text; large text counts 1.5 times, since it may have less. */
const leastContrast = page => page.evaluate(() => {
  const channel = value => { const share = value / 255; return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4; };
  const parsed = colour => { const parts = colour.match(/[\d.]+/g).map(Number); return { rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 }; };
  const luminance = rgb => 0.2126 * channel(rgb[0]) + 0.7152 * channel(rgb[1]) + 0.0722 * channel(rgb[2]);
  const background = element => {
    for (let at = element; at; at = at.parentElement) {
      const found = parsed(getComputedStyle(at).backgroundColor);
      if (found.alpha === 1) { return found.rgb; }
      if (found.alpha !== 0) { throw new Error('a background that shines through: ' + at.className); }
    }
    throw new Error('no background');
  };
  let least = { ratio: 99, text: '' };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let seen = 0; texts.nextNode() && seen < 4000;) {
    const element = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() === '' || element.closest('script, style, option') || !element.checkVisibility()) { continue; }
    seen++;
    const style = getComputedStyle(element);
    const [a, b] = [luminance(parsed(style.color).rgb), luminance(background(element))].sort((one, other) => other - one);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (a + 0.05) / (b + 0.05) * (large ? 1.5 : 1) * (style.opacity === '1' ? 1 : 0);
    if (ratio < least.ratio) { least = { ratio, text: texts.currentNode.data.trim().slice(0, 60) + ' in ' + element.tagName + '.' + element.className }; }
  }
  return least;
});

for (const viewport of sizes) {
  const at = ' at ' + viewport.width;
  const wide = viewport.width > 700;
  const visitTypical = body => visit('typical.html', { viewport, hasTouch: !wide }, body);

  await check('it opens from a file, and never scrolls sideways' + at, () => visitTypical(async page => {
    assert.equal(await overflow(page), 0);
    await page.locator('.trace > details:not([open]) > summary').evaluateAll(closed => closed.forEach(each => each.click()));
    await page.click('#open');
    await saying(page, /rows? opened/);
    assert.equal(await page.locator('.row:not([open])').count(), 0);
    assert.equal(await overflow(page), 0, 'with all rows open');
    await page.click('#close');
    await saying(page, /rows? closed/);
    assert.equal(await page.locator('.row[open]').count(), 0);
  }));

  await check('headings, landmarks, language and title' + at, () => visitTypical(async page => {
    const levels = await page.locator('h1, h2, h3, h4, h5').evaluateAll(all => all.map(each => Number(each.tagName[1])));
    assert.equal(levels.filter(level => level === 1).length, 1);
    levels.forEach((level, i) => assert.ok(i === 0 || level <= levels[i - 1] + 1, 'h' + level + ' after h' + levels[i - 1]));
    assert.equal(await page.locator('main, header, nav').count(), 3);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.notEqual(await page.title(), '');
    const unnamed = await page.locator('button, input, select').evaluateAll(all => all.filter(each => !each.textContent.trim() && !each.ariaLabel && !each.labels?.length).length);
    assert.equal(unnamed, 0, 'each control has a name');
  }));

  await check('rows open by mouse and by keyboard, and arrows go from row to row' + at, () => visitTypical(async page => {
    const rows = page.locator('.trace').first().locator('.row');
    await rows.nth(0).locator('summary').first().click();
    assert.equal(await rows.nth(0).evaluate(row => row.open), true);
    assert.equal(await rows.nth(0).locator('h5', { hasText: 'Inputs' }).first().isVisible(), true);
    await page.keyboard.press('Enter');
    assert.equal(await rows.nth(0).evaluate(row => row.open), false);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal(await rows.nth(1).evaluate(row => row.open), true);
    const outline = await page.evaluate(() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle + parseFloat(style.outlineWidth); });
    assert.equal(outline, 'solid2', 'the focus is seen');
  }));

  await check('zoom and pan by keys and buttons' + at, () => visitTypical(async page => {
    const row = page.locator('.trace').first().locator('.row').nth(1);
    await row.locator('summary').first().focus();
    const before = await barOf(page, row);
    await page.keyboard.press('+');
    await frame(page);
    const twice = await barOf(page, row);
    assert.ok(Math.abs(twice.width / before.width - 2) < 0.1, before.width + ' to ' + twice.width);
    assert.match(await page.locator('#said').textContent(), /^Shown: .* of /);
    await page.keyboard.press('ArrowRight');
    await frame(page);
    assert.ok((await barOf(page, row)).left < twice.left);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('-');
    await frame(page);
    assert.ok(Math.abs((await barOf(page, row)).width - before.width) < 2);
    await page.locator('.zoom button[data-do=in]').first().click();
    await frame(page);
    assert.ok((await barOf(page, row)).width > before.width * 1.8);
    await page.keyboard.press('0');
    await frame(page);
    assert.ok(Math.abs((await barOf(page, row)).width - before.width) < 2);
    await page.locator('#keys > summary').click();
    await page.locator('#single').uncheck();
    await row.locator('summary').first().focus();
    await page.keyboard.press('+');
    await frame(page);
    assert.ok(Math.abs((await barOf(page, row)).width - before.width) < 2, 'keys can be turned off');
  }));

  await check('zoom by mouse: drag, wheel, double click' + at, () => visitTypical(async page => {
    const row = page.locator('.trace').first().locator('.row').nth(0);
    await row.scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 200);
    await page.waitForTimeout(100);
    const before = await barOf(page, row);
    const box = await row.locator('.bar').boundingBox();
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.25, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, y, { steps: 4 });
    assert.equal(await page.locator('.range').count(), 1);
    await page.mouse.move(box.x + box.width * 0.75, y, { steps: 4 });
    await page.mouse.up();
    await frame(page);
    assert.ok(Math.abs((await barOf(page, row)).width / before.width - 2) < 0.1);
    assert.equal(await row.evaluate(each => each.open), false, 'a drag opens no row');
    assert.equal(await page.locator('.range').count(), 0);
    await page.mouse.dblclick(box.x + box.width * 0.5, y);
    await frame(page);
    assert.ok(Math.abs((await barOf(page, row)).width - before.width) < 2);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await page.waitForFunction(width => document.querySelector('.trace rect').getBoundingClientRect().width > width * 1.3, before.width);
    const zoomed = await barOf(page, row);
    await page.keyboard.down('Shift');
    await page.mouse.wheel(0, 100);
    await page.keyboard.up('Shift');
    await page.waitForFunction(left => document.querySelector('.trace rect').getBoundingClientRect().left < left - 10, zoomed.left);
  }));

  await check('the filter hides rows, by keys alone' + at, () => visitTypical(async page => {
    const all = await shownRows(page);
    await page.locator('.row > summary').first().focus();
    await page.keyboard.press('/');
    await page.keyboard.type('plan_action');
    await saying(page, /of \d+ spans match, in \d+ of/);
    const some = await shownRows(page);
    assert.ok(some > 0 && some < all / 2, some + ' of ' + all);
    assert.ok(await page.locator('.row.dim:not([hidden])').count() > 0, 'what stands above stays');
    await page.keyboard.press('Escape');
    await saying(page, /All spans/);
    assert.equal(await shownRows(page), all);
    await page.keyboard.press('Tab');
    await page.keyboard.type('TOOL');
    await saying(page, /match/);
    assert.deepEqual(await page.locator('.row:not([hidden]):not(.dim) .name i').allTextContents().then(types => Array.from(new Set(types))), ['TOOL']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.waitForFunction(() => document.querySelectorAll('.row:not([hidden]):not(.dim):not(.failed)').length === 0);
    await page.keyboard.press('Shift+Tab');
    await page.locator('#type').selectOption('');
    await page.locator('#filter').fill('nothing has this text');
    await saying(page, /^0 of/);
    assert.equal(await shownRows(page), 0);
  }));

  await check('the next failed span comes into sight' + at, () => visitTypical(async page => {
    const focused = () => page.evaluate(() => { const row = document.activeElement.closest('.row'); const box = row.getBoundingClientRect(); return { failed: row.classList.contains('failed'), seen: box.top >= 0 && box.top < innerHeight, place: Array.from(document.querySelectorAll('.row')).indexOf(row) }; });
    await page.click('#next');
    const first = await focused();
    assert.ok(first.failed && first.seen);
    await page.keyboard.press('n');
    const second = await focused();
    assert.ok(second.failed && second.seen && second.place > first.place);
    await page.keyboard.press('p');
    assert.equal((await focused()).place, first.place);
    await saying(page, /^Failed span 1 of/);
  }));

  await check('a finding leads to its span' + at, () => visitTypical(async page => {
    const link = page.locator('#findings .where a').nth(1);
    const target = page.locator(await link.getAttribute('href'));
    await link.click();
    await page.waitForTimeout(100);
    assert.equal(await target.evaluate(row => row.open && row.contains(document.activeElement)), true);
    await target.evaluate(row => { row.open = false; row.closest('.trace').firstElementChild.open = false; });
    await link.click();
    await page.waitForTimeout(100);
    assert.equal(await target.evaluate(row => row.open && row.contains(document.activeElement)), true, 'a second time too');
    assert.equal(await target.locator('.flag').first().textContent(), 'finding');
    const box = await target.locator('summary').first().boundingBox();
    assert.ok(box.y >= 0 && box.y < viewport.height, 'it is in sight: ' + box.y);
  }));

  await check('without script all spans are there and open' + at, () => visit('typical.html', { viewport, javaScriptEnabled: false }, async page => {
    assert.equal(await page.locator('#tools').isVisible(), false);
    assert.equal(await page.locator('.zoom').first().isVisible(), false);
    const closed = page.locator('.trace > details:not([open]) > summary');
    assert.equal(await closed.count(), 0, 'so few spans stand open');
    const names = page.locator('.row > summary b');
    for (let i = 0; i < await names.count(); i++) { assert.equal(await names.nth(i).isVisible(), true); }
    // By coordinates: Playwright's own wait for a place that is still needs the script.
    const row = page.locator('.row').nth(2);
    assert.equal(await row.locator('.body').isVisible(), false);
    await row.scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
    const box = await row.locator('summary').first().boundingBox();
    await page.mouse.click(box.x + 40, box.y + 10);
    assert.equal(await row.locator('.body').isVisible(), true);
    assert.ok((await barOf(page, page.locator('.row').first())).width > 50, 'a bar is drawn');
  }));

  await check('text that looks like markup is text' + at, () => visit('hostile.html', { viewport }, async page => {
    const strange = 'img, iframe, form, base, link, object, embed, template, plaintext, textarea, math, noscript, style:not(head > style), script:not(body > script:last-of-type), [style], svg svg';
    assert.deepEqual(await page.locator(strange).evaluateAll(all => all.map(each => each.outerHTML.slice(0, 100))), []);
    assert.equal(await page.locator('script').count(), 1);
    const handlers = await page.evaluate(() => Array.from(document.querySelectorAll('*')).filter(each => Array.from(each.attributes).some(attribute => attribute.name.startsWith('on'))).length);
    assert.equal(handlers, 0);
    assert.ok((await page.locator('h3').allTextContents()).some(text => text.includes('<script>pwned(1)</script>')));
    await page.locator('.trace > details:not([open]) > summary').evaluateAll(closed => closed.forEach(each => each.click()));
    await page.click('#open');
    await saying(page, /rows? opened/);
    await page.locator('#filter').fill('pwned');
    await saying(page, /match/);
    await page.click('#next');
    assert.equal(await overflow(page), 0);
    await page.mouse.move(100, 300);
    await page.mouse.click(200, 400);
  }));

  for (const colorScheme of ['light', 'dark']) {
    await check('text has contrast, ' + colorScheme + at, () => visit('typical.html', { viewport, colorScheme }, async page => {
      const shot = name => page.screenshot({ path: join(folder, name + '-' + viewport.width + '-' + colorScheme + '.png') });
      await shot('top');
      await page.click('#open');
      await saying(page, /rows? opened/);
      await page.locator('#keys > summary').click();
      await page.hover('#next');
      const least = await leastContrast(page);
      assert.ok(least.ratio >= 4.5, least.ratio + ': ' + least.text);
      await page.click('#close');
      await page.locator('#keys > summary').click();
      await page.keyboard.press('n');
      await page.keyboard.press('Enter');
      await shot('row');
      await page.emulateMedia({ media: 'print', colorScheme: 'light' });
      await shot('print');
      assert.equal(await page.locator('#tools').isVisible(), false);
      assert.equal(await overflow(page), 0);
    }));
  }

  await check('five thousand spans stay fluid' + at, () => visit('large.html', { viewport }, async page => {
    const loaded = await page.evaluate(() => Math.round(performance.getEntriesByType('navigation')[0].loadEventEnd));
    assert.equal(await page.locator('.row').count(), 5000);
    assert.equal(await overflow(page), 0);
    const timed = async (deed, reached, argument) => {
      await page.evaluate(() => { window.tasks.length = 0; window.begun = performance.now(); });
      await deed();
      await page.waitForFunction(reached, argument, { polling: 'raf', timeout: 20_000 });
      await frame(page);
      return page.evaluate(() => [Math.round(performance.now() - window.begun), Math.round(Math.max(0, ...window.tasks))]);
    };
    const loading = await page.evaluate(() => Math.round(Math.max(0, ...window.tasks)));
    const saidNow = source => new RegExp(source).test(document.getElementById('said').textContent);
    await page.locator('.row > summary').first().focus();
    const zoomed = await timed(() => page.keyboard.press('+'), saidNow, '^Shown');
    const touched = await page.locator('.bar').evaluateAll(bars => bars.filter(bar => bar.style.length > 0).length);
    assert.ok(touched > 5 && touched < 500, 'a step of zoom touches the rows near the screen, not ' + touched);
    const key = await timed(async () => { await page.keyboard.press('/'); await page.keyboard.type('7'); }, saidNow, 'match');
    const next = await timed(() => page.keyboard.type('77'), () => document.querySelectorAll('.row:not([hidden])').length < 500);
    const cleared = await timed(() => page.keyboard.press('Escape'), saidNow, '^All');
    const jumped = await timed(() => page.click('#next'), () => document.activeElement.closest('.row.failed') !== null);
    const opened = await timed(() => page.click('#open'), saidNow, 'opened');
    const scrolled = await timed(() => page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2)), () => scrollY > 1000);
    await page.waitForTimeout(300);
    const scale = await page.evaluate(() => {
      const row = Array.from(document.querySelectorAll('.row')).find(each => each.getBoundingClientRect().top > 0);
      return new DOMMatrix(getComputedStyle(row.querySelector('rect')).transform).a;
    });
    assert.equal(scale, 2, 'rows that come to the screen later are zoomed too');
    const again = await timed(() => page.evaluate(() => document.querySelector('.zoom button').click()), saidNow, '^Shown');
    const times = { zoomed, key, next, cleared, jumped, opened, scrolled, again };
    console.log(`# 5,000 spans at ${viewport.width}: loaded in ${loaded} ms (longest task ${loading} ms); ` + Object.entries(times).map(([name, [all, task]]) => `${name} ${all} ms (${task} ms)`).join(', '));
    for (const [name, [, task]] of Object.entries({ loading: [0, loading], ...times })) {
      assert.ok(task < LONGEST_TASK_MS, name + ' blocks for ' + task + ' ms');
    }
  }));
}

await browser.close();
rmSync(profile, { recursive: true, force: true });
process.exit(failed === 0 ? 0 : 1);
