'use strict';
// The page is whole without this. It adds zoom, filter and keys; every listener stands on the document or on the part of
// all traces, none on a row.
(() => {
  const byId = id => document.getElementById(id);
  const traces = byId('traces');
  const said = byId('said');
  const rows = Array.from(traces.querySelectorAll('.row'));
  const articles = Array.from(traces.querySelectorAll('.trace'));
  const SLICE_MS = 12;

  document.documentElement.classList.add('js');
  byId('tools').hidden = false;

  const say = text => { said.textContent = text; };
  const summaryOf = row => row.firstElementChild;
  // By their places, since to look for them by a selector takes a tenth of a millisecond for each row.
  const labelOf = row => summaryOf(row).firstElementChild;
  const barOf = row => summaryOf(row).children[1];
  const nameOf = row => labelOf(row).querySelector('b').textContent;
  const typeOf = row => { const type = labelOf(row).querySelector('i'); return type ? type.textContent : ''; };
  const count = (number, noun) => number.toLocaleString('en') + ' ' + noun + (number === 1 ? '' : 's');

  // Long work is done in slices, so that keys and the mouse are answered meanwhile. Newer work of a kind ends the older.
  const running = {};
  const inSlices = async (kind, list, work) => {
    const mine = running[kind] = {};
    let begun = performance.now();
    for (let i = 0; i < list.length; i++) {
      work(list[i], i);
      if (performance.now() - begun > SLICE_MS) {
        await new Promise(resolve => setTimeout(resolve));
        if (running[kind] !== mine) {
          return false;
        }
        begun = performance.now();
      }
    }
    return running[kind] === mine;
  };

  // ---- Zoom: the part of the trace's time that is shown, from and to between 0 and 1. A bar follows by two properties, which the
  // style makes a transformation of. Only bars near the screen are given them; others when they come there.
  const LEAST_PART = 1e-6;
  const shown = new WeakMap();
  const due = new Set();
  const drawn = new WeakMap();
  const zoomedFalls = new Set();
  let lastFall = null;

  const partOf = fall => shown.get(fall) || { from: 0, to: 1 };

  const duration = ms => {
    const rounded = (value, unit) => (value < 10 && value % 1 >= 0.05 ? value.toFixed(1) : Math.round(value)) + ' ' + unit;
    if (ms === 0) { return '0 ms'; }
    if (ms < 1e-3) { return rounded(ms * 1e6, 'ns'); }
    if (ms < 1) { return rounded(ms * 1e3, 'µs'); }
    if (ms < 1e3) { return rounded(ms, 'ms'); }
    if (ms < 6e4) { return (ms / 1e3).toFixed(ms < 1e4 ? 2 : 1) + ' s'; }
    const s = Math.round(ms / 1e3);
    const two = n => String(n).padStart(2, '0');
    return s < 3600 ? Math.floor(s / 60) + ' m ' + two(s % 60) + ' s' : Math.floor(s / 3600) + ' h ' + two(Math.floor(s % 3600 / 60)) + ' m';
  };

  const drawRow = (row, part) => {
    if (drawn.get(row) !== part) {
      const style = barOf(row).style;
      style.setProperty('--zoom', String(1 / (part.to - part.from)));
      style.setProperty('--from', part.from * 100 + '%');
      drawn.set(row, part);
    }
  };

  /** Draws the rows on the screen, and those as far above and below it as it is high. Rows stand one under the other. */
  const drawNear = fall => {
    const all = Array.from(fall.getElementsByClassName('row')).filter(row => !row.hidden);
    const below = y => {
      let [low, high] = [0, all.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (all[middle].getBoundingClientRect().bottom > y) { high = middle; } else { low = middle + 1; }
      }
      return low;
    };
    const near = all.slice(below(-innerHeight), below(2 * innerHeight) + 1);
    near.forEach(row => drawRow(row, partOf(fall)));
  };

  const drawTicks = fall => {
    const part = partOf(fall);
    const extent = Number(fall.dataset.ms);
    fall.querySelectorAll('.ticks span').forEach((tick, i, all) => {
      tick.textContent = duration(extent * (part.from + (part.to - part.from) * i / (all.length - 1)));
    });
    say(isZoomed(fall) ? 'Shown: ' + duration(extent * part.from) + ' to ' + duration(extent * part.to) + ' of ' + duration(extent) + '.' : 'The whole trace is shown.');
  };

  let frame = 0;
  const draw = () => {
    frame = 0;
    zoomedFalls.forEach(fall => {
      if (fall.closest('details').open) { drawNear(fall); }
    });
    due.forEach(drawTicks);
    due.clear();
  };
  const drawSoon = () => {
    if (frame === 0 && zoomedFalls.size > 0) { frame = requestAnimationFrame(draw); }
  };
  addEventListener('scroll', drawSoon, { passive: true });
  addEventListener('resize', drawSoon);
  document.addEventListener('toggle', drawSoon, true);
  // Rows take their real height when they are first drawn, which may bring others to the screen without any scrolling.
  traces.addEventListener('contentvisibilityautostatechange', event => {
    const fall = event.skipped ? null : event.target.closest('.fall');
    if (zoomedFalls.has(fall) && event.target.classList.contains('row')) { drawRow(event.target, partOf(fall)); }
  }, true);
  addEventListener('beforeprint', () => zoomedFalls.forEach(fall => fall.querySelectorAll('.row').forEach(row => drawRow(row, partOf(fall)))));

  const show = (fall, from, to) => {
    const length = Math.min(1, Math.max(LEAST_PART, to - from));
    const begin = Math.min(1 - length, Math.max(0, from));
    shown.set(fall, { from: begin, to: begin + length });
    lastFall = fall;
    zoomedFalls.add(fall);
    due.add(fall);
    drawSoon();
  };

  const zoom = (fall, factor, at) => {
    const { from, to } = partOf(fall);
    const centre = at === undefined ? (from + to) / 2 : at;
    const length = Math.min(1, (to - from) * factor);
    show(fall, centre - (centre - from) / (to - from) * length, centre + (to - centre) / (to - from) * length);
  };

  const pan = (fall, share) => {
    const { from, to } = partOf(fall);
    show(fall, from + (to - from) * share, to + (to - from) * share);
  };

  const isZoomed = fall => fall && partOf(fall).to - partOf(fall).from < 1;

  const deeds = {
    in: fall => zoom(fall, 1 / 2),
    out: fall => zoom(fall, 2),
    left: fall => pan(fall, -1 / 4),
    right: fall => pan(fall, 1 / 4),
    all: fall => show(fall, 0, 1),
  };

  /** Where in the trace's time a pointer is. */
  const timeAt = (fall, x) => {
    const box = fall.querySelector('.ticks').getBoundingClientRect();
    const { from, to } = partOf(fall);
    return from + (to - from) * Math.min(1, Math.max(0, (x - box.left) / box.width));
  };

  const onTime = event => {
    const place = event.target.closest('.bar, .ticks');
    const fall = place && place.closest('.fall');
    return fall && fall.dataset.ms ? fall : null;
  };

  let drag = null;
  let dragged = false;

  traces.addEventListener('pointerdown', event => {
    dragged = false;
    const fall = event.button === 0 ? onTime(event) : null;
    drag = fall && { fall, x: event.clientX, box: null };
  });
  traces.addEventListener('pointermove', event => {
    if (!drag || (!drag.box && Math.abs(event.clientX - drag.x) < 5)) {
      return;
    }
    if (!drag.box) {
      drag.box = document.createElement('div');
      drag.box.className = 'range';
      drag.fall.append(drag.box);
      drag.fall.setPointerCapture(event.pointerId);
    }
    const ticks = drag.fall.querySelector('.ticks').getBoundingClientRect();
    const inside = x => Math.min(ticks.right, Math.max(ticks.left, x)) - drag.fall.getBoundingClientRect().left;
    const [a, b] = [inside(drag.x), inside(event.clientX)].sort((one, other) => one - other);
    drag.box.style.left = a + 'px';
    drag.box.style.width = b - a + 'px';
  });
  const endDrag = event => {
    if (drag && drag.box) {
      drag.box.remove();
      dragged = event.type === 'pointerup';
      const [from, to] = [timeAt(drag.fall, drag.x), timeAt(drag.fall, event.clientX)].sort((one, other) => one - other);
      if (dragged && to > from) {
        show(drag.fall, from, to);
      }
    }
    drag = null;
  };
  traces.addEventListener('pointerup', endDrag);
  traces.addEventListener('pointercancel', endDrag);
  traces.addEventListener('dblclick', event => {
    const place = event.target.closest('.ticks, .row > summary'); // all of the row, which may have moved when the first click opened it
    const fall = place && place.closest('.fall');
    if (isZoomed(fall)) {
      show(fall, 0, 1);
    }
  });
  traces.addEventListener('wheel', event => {
    const fall = event.target.closest('.fall');
    if (!fall || !fall.dataset.ms) {
      return;
    }
    const sideways = event.shiftKey ? event.deltaX || event.deltaY : Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : 0;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      zoom(fall, Math.exp(Math.max(-1, Math.min(1, event.deltaY / 200))), timeAt(fall, event.clientX));
    } else if (sideways !== 0 && isZoomed(fall)) {
      event.preventDefault();
      pan(fall, sideways / 800);
    }
  }, { passive: false });

  // ---- Places: what a link leads to is opened first.
  const reveal = element => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (at.tagName === 'DETAILS') { at.open = true; }
      at.hidden = false;
    }
    element.hidden = false;
  };

  const goTo = row => {
    reveal(row);
    row.scrollIntoView({ block: 'center' });
    summaryOf(row).focus({ preventScroll: true });
  };

  const followed = () => {
    const target = byId(location.hash.slice(1));
    if (target && target.classList.contains('row')) {
      target.open = true;
      goTo(target);
    } else if (target && target.classList.contains('trace')) {
      reveal(target);
      target.firstElementChild.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener('hashchange', followed);
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) { setTimeout(followed); } // the same once more changes no hash; after the browser has gone there
  });

  document.querySelectorAll('#findings .where a').forEach(link => {
    const row = byId(link.hash.slice(1));
    if (row && row.classList.contains('row') && !labelOf(row).querySelector('.flag')) {
      const flag = document.createElement('em');
      flag.className = 'flag';
      flag.textContent = 'finding';
      labelOf(row).append(flag);
    }
  });

  const nextFailed = step => {
    const failed = rows.filter(row => !row.hidden && row.classList.contains('failed'));
    if (failed.length === 0) {
      say('No failed span is shown.');
      return;
    }
    const here = document.activeElement.closest('.row');
    const at = here ? rows.indexOf(here) : -1;
    const places = failed.map(row => rows.indexOf(row));
    const after = step > 0 ? places.findIndex(place => place > at) : places.filter(place => at < 0 || place < at).length - 1;
    const found = after < 0 ? (step > 0 ? 0 : failed.length - 1) : after;
    goTo(failed[found]);
    say('Failed span ' + (found + 1) + ' of ' + failed.length + ': ' + nameOf(failed[found]));
  };

  // ---- Filter: rows that match, and the rows above them in the tree.
  const types = new Set(rows.map(typeOf).filter(Boolean));
  Array.from(types).sort().slice(0, 200).forEach(type => byId('type').append(new Option(type, type)));

  // Not the path, since then what a span is called would find all that is below it.
  const textOf = row => Array.from(row.querySelectorAll('.name, dd:not(.path), pre, li b'), part => part.textContent).join('\n').toLowerCase();
  const depthOf = row => Number(/\bd(\d+)\b/.exec(labelOf(row).className)[1]);
  const opened = new Set();

  const filter = async () => {
    const text = byId('filter').value.trim().toLowerCase();
    const type = byId('type').value;
    const failed = byId('failed').checked;
    const all = text === '' && type === '' && !failed;
    const matches = new Uint8Array(rows.length);
    const done = await inSlices('filter', rows, (row, i) => {
      matches[i] = Number(all || ((!failed || row.classList.contains('failed')) && (type === '' || typeOf(row) === type) && (text === '' || textOf(row).includes(text))));
    });
    if (done) {
      apply(matches, all);
    }
  };

  const apply = (matches, all) => {
    const wanted = [];
    const inTrace = new Set();
    let found = 0;
    for (let i = rows.length - 1; i >= 0; i--) {
      const depth = all ? 0 : depthOf(rows[i]);
      const above = Boolean(wanted[depth]);
      wanted[depth] = false;
      if (matches[i] || above) {
        wanted[depth - 1] = depth > 0 && !all;
        inTrace.add(rows[i].closest('.trace'));
      }
      found += matches[i];
      if (rows[i].hidden !== !(matches[i] || above)) { rows[i].hidden = !(matches[i] || above); }
      rows[i].classList.toggle('dim', !matches[i] && above);
    }
    for (const article of articles) {
      const details = article.firstElementChild;
      article.hidden = !all && !inTrace.has(article);
      if (!all && inTrace.has(article) && !details.open) {
        opened.add(details);
        details.open = true;
      }
    }
    drawSoon();
    if (all) {
      opened.forEach(details => { details.open = false; });
      opened.clear();
      say('All spans are shown.');
    } else {
      say(found.toLocaleString('en') + ' of ' + count(rows.length, 'span') + (found === 1 ? ' matches' : ' match') + ', in ' + inTrace.size.toLocaleString('en') + ' of ' + count(articles.length, 'trace') + '.');
    }
  };

  let pause = 0;
  byId('tools').addEventListener('input', event => {
    if (event.target.id !== 'single') {
      clearTimeout(pause);
      pause = setTimeout(filter, event.target.id === 'filter' ? 120 : 0);
    }
  });

  const openAll = async open => {
    const affected = rows.filter(row => !row.hidden && row.open !== open && row.closest('.trace').firstElementChild.open);
    if (await inSlices('open', affected, row => { row.open = open; })) {
      say(count(affected.length, 'row') + (open ? ' opened.' : ' closed.'));
    }
  };

  // ---- Keys and buttons.
  byId('next').addEventListener('click', () => nextFailed(1));
  byId('open').addEventListener('click', () => openAll(true));
  byId('close').addEventListener('click', () => openAll(false));
  traces.addEventListener('click', event => {
    const button = event.target.closest('.zoom button');
    if (button) {
      const fall = button.closest('.fall');
      if (fall.dataset.ms) { deeds[button.dataset.do](fall); }
    } else if (dragged && event.target.closest('.fall')) {
      event.preventDefault(); // the end of a drag opens no row
    }
    dragged = false;
  });

  /** The waterfall that keys are for: where the focus is, else the last one used, else the first on the screen. */
  const fallAtHand = () => {
    const article = document.activeElement.closest('.trace') || (lastFall && lastFall.closest('.trace'));
    const visible = () => articles.find(each => !each.hidden && each.firstElementChild.open && each.getBoundingClientRect().bottom > 0);
    const at = article || visible();
    return at ? at.querySelector('.fall[data-ms]') : null;
  };

  const step = (summary, by) => {
    let at = rows.indexOf(summary.parentElement) + by;
    while (rows[at] && (rows[at].hidden || !rows[at].closest('.trace').firstElementChild.open)) {
      at += by;
    }
    if (rows[at]) {
      summaryOf(rows[at]).focus();
    }
    return true;
  };

  const keys = {
    '/': () => { byId('filter').focus(); return true; },
    n: () => { nextFailed(1); return true; },
    p: () => { nextFailed(-1); return true; },
    '+': fall => fall && (deeds.in(fall), true),
    '=': fall => fall && (deeds.in(fall), true),
    '-': fall => fall && (deeds.out(fall), true),
    '0': fall => fall && (deeds.all(fall), true),
    ArrowLeft: fall => isZoomed(fall) && (deeds.left(fall), true),
    ArrowRight: fall => isZoomed(fall) && (deeds.right(fall), true),
  };

  document.addEventListener('keydown', event => {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (target.id === 'filter' && event.key === 'Escape') {
      target.value = '';
      filter();
      return;
    }
    if (target.closest('input, select, textarea') && target.type !== 'checkbox') {
      return;
    }
    const vertical = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const onRow = target.matches('.row > summary');
    const scrolls = target.closest('pre, .wide');
    const deed = event.key.length === 1 && !byId('single').checked || scrolls ? undefined : keys[event.key];
    if (vertical && onRow ? step(target, vertical) : deed && deed(fallAtHand())) {
      event.preventDefault();
    }
  });

  if (location.hash) { followed(); }
})();
