"use strict";
(() => {
  const run = JSON.parse(document.getElementById("run").textContent);
  const byId = (id) => document.getElementById(id);
  const last = run.steps.length;
  const states = [run.start, ...run.steps.map((step) => step.after)];
  const notesOf = (step) => (step === 0 ? [] : run.steps[step - 1].notes);
  let step = 0;
  let timer = null;

  /** An element with a class, text and children. */
  const make = (tag, className = "", text = "", children = []) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    element.append(...children);
    return element;
  };
  const draw = (tag, attributes, text = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  };
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const equation = ({ name, value }) => `${name}=${value}`;
  const equations = (cells) => cells.map(equation).join(" ");
  const node = (core) => (core === null ? "memory" : `core ${core}`);

  /** A named row of chips; what was not there before is marked. */
  const part = (name, now, before, chip) => {
    const row = make("div", "part", "", [make("b", "", name)]);
    if (before !== undefined && !same(now, before)) row.classList.add("changed");
    const old = (before ?? []).map((item) => JSON.stringify(item));
    for (const item of now) {
      const element = chip(item);
      if (before !== undefined && !old.includes(JSON.stringify(item))) element.classList.add("new");
      row.append(element);
    }
    return row;
  };
  const plain = (text, className = "") => make("span", `chip ${className}`.trim(), text);
  const entry = (item) => {
    if (item === "mark") return plain("write barrier", "mark");
    return item.store ? plain(equation(item.store)) : plain(`${equation(item.release)} release`);
  };
  const line = (item) => {
    const letter = make("span", `state ${item.state}`, item.state);
    const chip = make("span", item.stale ? "chip stale" : "chip", "", [letter]);
    chip.append(` ${equations(item.cells)}${item.stale ? " stale" : ""}`);
    return chip;
  };

  const coreCard = (number) => {
    const thread = run.threads[number];
    const now = states[step].cores[number];
    const before = step === 0 ? undefined : states[step - 1].cores[number];
    const acts = notesOf(step).some((note) => note.core === number);
    const card = make("section", acts ? "card acts" : "card", "", [
      make("h3", "", `core ${number} · ${thread.name}`),
    ]);
    const code = thread.instructions.map((text, index) => {
      const item = make("li", index === now.instruction ? "at" : "", text);
      if (index === now.instruction) item.setAttribute("aria-current", "true");
      return item;
    });
    code.push(make("li", now.instruction === null ? "at" : "", "end"));
    card.append(make("ol", "code", "", code));
    card.append(part("registers", now.registers, before?.registers, (item) => plain(equation(item))));
    if (now.buffer) card.append(part("buffer", now.buffer, before?.buffer, entry));
    if (now.queue) card.append(part("queue", now.queue, before?.queue, (item) => plain(item)));
    if (now.lines) card.append(part("cache", now.lines, before?.lines, line));
    const watches = states.some((state) => state.cores[number].monitor !== null);
    const monitor = (core) => (core?.monitor ? [core.monitor] : []);
    if (watches) {
      card.append(part("monitor", monitor(now), before && monitor(before), (item) => plain(item)));
    }
    return card;
  };

  const memoryCard = () => {
    const before = step === 0 ? undefined : states[step - 1];
    const row = part("memory", states[step].memory, before?.memory, (item) => plain(equation(item)));
    const lock = states[step].locked_by;
    if (lock !== null) row.append(plain(`bus locked by core ${lock}`, "mark"));
    return row;
  };

  /** The messages to draw: those that arrive in this step, those sent in it, those under way. */
  const shown = (at) => {
    const all = [];
    const waiting = [...states[at].messages];
    for (const { message } of notesOf(at)) {
      if (!message) continue;
      const [passage, what] = message;
      all.push({ what, how: passage });
      const index = waiting.findIndex((other) => same(other, what));
      if (passage === "sent" && index >= 0) waiting.splice(index, 1);
    }
    return [...waiting.map((what) => ({ what, how: "waits" })), ...all];
  };
  const LANE = 34;
  const lanes = Math.max(...states.map((_, at) => shown(at).length));

  /** Each message has a lane: down from who sends it, across, up to who gets it. */
  const drawBus = () => {
    const bus = byId("bus");
    // On a narrow screen many cores are wider than the stage, which then scrolls.
    bus.style.width = byId("memory").style.width = "";
    bus.style.width = byId("memory").style.width = `${byId("cores").scrollWidth}px`;
    const area = bus.getBoundingClientRect();
    const height = lanes === 0 ? 12 : lanes * LANE + 26;
    bus.setAttribute("height", height);
    bus.setAttribute("viewBox", `0 0 ${area.width} ${height}`);
    bus.replaceChildren();
    const cards = [...byId("cores").children].map((card) => card.getBoundingClientRect());
    const messages = shown(step);
    messages.forEach(({ what, how }, lane) => {
      const shift = (lane - (messages.length - 1) / 2) * 16;
      const x = (core) => cards[core].left - area.left + cards[core].width / 2 + shift;
      const y = 24 + lane * LANE;
      const start = what.from === null ? x(what.to) : x(what.from);
      const end = what.to === null ? start : x(what.to);
      const top = what.from === null ? height : 0;
      const bottom = what.to === null ? height - 9 : 9;
      const across = what.from !== null && what.to !== null;
      const d = across
        ? `M${start} ${top}V${y}H${end}V${bottom}`
        : `M${start} ${top}V${bottom}`;
      const tip = what.to === null ? height : 0;
      const group = draw("g", { class: `${how} ${what.cells.length ? "data" : ""}` });
      group.append(draw("path", { d }));
      group.append(draw("polygon", { points: `${end - 6},${bottom} ${end + 6},${bottom} ${end},${tip}` }));
      const words = `${what.kind} ${what.cells.length ? equations(what.cells) : what.line}`;
      const text = how === "delivered" ? `${words} ✓` : words;
      const half = text.length * 3.8;
      const center = across ? (start + end) / 2 : start;
      const at = Math.min(Math.max(center, half), Math.max(area.width - half, half));
      group.append(draw("text", { x: at, y: across ? y - 5 : y + 4 }, text));
      bus.append(group);
      if (how !== "waits") {
        const dot = draw("circle", {});
        dot.style.offsetPath = `path("${d}")`;
        group.append(dot);
      }
    });
  };

  const told = (note) => {
    const who = note.core === null ? "memory" : node(note.core);
    const item = make("li", note.cause ? "cause" : "", `${who} ${note.words}`);
    if (note.cause) item.title = note.cause;
    return item;
  };

  /** Where the stage scrolls, the core that acts is brought into it. */
  const follow = () => {
    const stage = byId("stage");
    const card = stage.querySelector(".acts");
    if (!card) return;
    const left = card.offsetLeft - stage.offsetLeft;
    const right = left + card.offsetWidth - stage.clientWidth;
    stage.scrollLeft = Math.max(Math.min(stage.scrollLeft, left), right);
  };

  const show = (to) => {
    step = Math.min(Math.max(to, 0), last);
    const cores = byId("cores");
    const narrowest = Math.min(11, 44 / run.threads.length);
    cores.style.gridTemplateColumns = `repeat(${run.threads.length}, minmax(${narrowest}rem, 1fr))`;
    cores.replaceChildren(...run.threads.map((_, number) => coreCard(number)));
    byId("memory").replaceChildren(memoryCard());
    drawBus();
    follow();
    const end = step === last && run.end ? ` · ends with ${run.end}` : "";
    byId("title").textContent = step === 0 ? "The start" : `Step ${step}${end}`;
    byId("notes").replaceChildren(...notesOf(step).map(told));
    byId("position").textContent = `${step} / ${last}`;
    byId("jump").value = step;
    byId("first").disabled = byId("back").disabled = step === 0;
    byId("forward").disabled = byId("last").disabled = step === last;
    [...byId("steps").children].forEach((item, index) => {
      const button = item.firstChild;
      if (index === step) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      const list = byId("steps");
      if (index === step && list.scrollHeight > list.clientHeight) {
        list.scrollTop = item.offsetTop - list.offsetTop - list.clientHeight / 2;
      }
    });
    document.body.dataset.step = step;
    if (location.hash !== `#step=${step}`) history.replaceState(null, "", `#step=${step}`);
  };

  const pause = () => {
    clearTimeout(timer);
    timer = null;
    byId("play").textContent = "▶";
  };
  const tick = () => {
    if (step === last) return pause();
    show(step + 1);
    timer = setTimeout(tick, 1400 / Number(byId("speed").value));
  };
  const play = () => {
    if (timer !== null) return pause();
    if (step === last) show(0);
    byId("play").textContent = "❚❚";
    timer = setTimeout(tick, 300);
  };
  const go = (to) => {
    pause();
    show(to);
  };
  const faster = (by) => {
    const speed = byId("speed");
    speed.selectedIndex = Math.min(Math.max(speed.selectedIndex + by, 0), speed.length - 1);
  };

  byId("jump").max = last;
  byId("jump").addEventListener("input", (event) => go(Number(event.target.value)));
  byId("first").addEventListener("click", () => go(0));
  byId("back").addEventListener("click", () => go(step - 1));
  byId("play").addEventListener("click", play);
  byId("forward").addEventListener("click", () => go(step + 1));
  byId("last").addEventListener("click", () => go(last));
  const keys = {
    ArrowRight: () => go(step + 1),
    ArrowLeft: () => go(step - 1),
    Home: () => go(0),
    End: () => go(last),
    " ": play,
    "+": () => faster(1),
    "-": () => faster(-1),
  };
  document.addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "SELECT";
    const act = keys[event.key];
    if (busy || !act) return;
    event.preventDefault();
    act();
  });
  const asked = () => Number(/^#step=(\d+)$/.exec(location.hash)?.[1] ?? 0);
  addEventListener("hashchange", () => {
    if (asked() !== step) go(asked());
  });
  addEventListener("resize", drawBus);

  const summary = (at) => {
    const own = notesOf(at).filter((note) => !note.message);
    const notes = own.length ? own : notesOf(at);
    const text = notes.map((note) => `${node(note.core)} ${note.words}`).join("; ");
    const button = make("button", notes.some((note) => note.cause) ? "cause" : "");
    button.textContent = at === 0 ? "start" : `${at} · ${text}`;
    button.addEventListener("click", () => go(at));
    return make("li", "", "", [button]);
  };
  byId("steps").append(...states.map((_, at) => summary(at)));
  show(asked());
})();
