/* Att göra: how many are chosen; and what was chosen and written stays when something had to be put
   right, so that a day written wrong does not undo thirty ticks. Kept in the window until the page
   is shown again: numbers of tasks, never of whom. */
(() => {
  "use strict";
  const form = document.getElementById("valda");
  if (!form) return;
  const NYCKEL = "kaja.valda";
  const rutor = [...document.querySelectorAll('input[name="uppgift"][form="valda"]')];
  const falten = () => [...form.elements].filter((f) => ["till", "skal", "agare"].includes(f.name));
  const hur_manga = document.querySelector("[data-valda]");

  function rakna() {
    const n = rutor.filter((ruta) => ruta.checked).length;
    if (hur_manga) hur_manga.textContent = n ? ` (${n})` : "";
  }

  function minns() {
    const valda = rutor.filter((ruta) => ruta.checked).map((ruta) => ruta.value);
    const skrivet = falten().map((f) => [f.name, f.value]);
    try { sessionStorage.setItem(NYCKEL, JSON.stringify({ valda, skrivet })); } catch { /* full or shut */ }
  }

  function aterstall() {
    let sparat = null;
    try {
      sparat = JSON.parse(sessionStorage.getItem(NYCKEL));
      sessionStorage.removeItem(NYCKEL);
    } catch { return; }
    if (!sparat || !document.querySelector('.k-klar[data-slag~="error"]')) return;
    for (const ruta of rutor) ruta.checked = sparat.valda.includes(ruta.value);
    for (const f of falten()) f.value = new Map(sparat.skrivet).get(f.name) ?? "";
  }

  /* Enter in the field for a day postpones: without this it would press the first button there is. */
  function enter(e) {
    if (e.key !== "Enter") return;
    e.preventDefault();
    document.querySelector('button[form="valda"][value="skjut"]').click();
  }

  aterstall();
  rakna();
  form.addEventListener("submit", minns);
  form.elements.till?.addEventListener("keydown", enter);
  for (const ruta of rutor) ruta.addEventListener("change", rakna);
})();
