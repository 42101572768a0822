// Pointing at a step shows it everywhere; a click keeps it.
let kept = null;
function show(step) {
  for (const e of document.querySelectorAll("[data-step]")) {
    e.classList.toggle("on", e.dataset.step === step);
  }
  for (const e of document.querySelectorAll("[data-from]")) {
    e.classList.toggle("on", e.dataset.from === step || e.dataset.to === step);
  }
}
function of(event) {
  const e = event.target.closest("[data-step]");
  return e ? e.dataset.step : null;
}
document.addEventListener("mouseover", (event) => show(of(event) ?? kept));
document.addEventListener("click", (event) => {
  const step = of(event);
  kept = step === kept ? null : step;
  show(kept);
  if (kept && !event.target.closest("svg")) {
    const box = document.querySelector(`svg [data-step="${kept}"]`);
    if (box) box.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "smooth" });
  }
});
