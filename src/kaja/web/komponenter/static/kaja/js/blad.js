/* The register as a spreadsheet: arrows move between cells, Enter changes and saves, Esc leaves,
   shift marks a block, and what is copied in a spreadsheet program is pasted into it (to a page that
   says first what will happen). Everything can be done without it, by links and forms. */
(() => {
  "use strict";
  const blad = document.querySelector("table[data-blad]");
  const form = document.querySelector("form[data-blad-klistra]");
  if (!blad || !form) return;
  const besked = document.querySelector("[data-blad-besked]");
  const falt = new Map(
    [...document.querySelectorAll("template[data-blad-falt]")].map((t) => [t.dataset.bladFalt, t.content]));
  const rader = [...blad.tBodies[0].rows];
  let har = null;     // the cell one is in
  let fran = null;    // where the marked block begins
  let redigerad = null;

  const plats = (cell) => ({ rad: rader.indexOf(cell.parentElement), kol: cell.cellIndex });
  const cellen = (rad, kol) => rader[rad]?.cells[kol];
  const sag = (text) => { besked.textContent = text; };

  blad.setAttribute("role", "grid");
  for (const rad of rader) {
    for (const cell of rad.cells) {
      if (cell.tagName === "TD") cell.setAttribute("role", "gridcell");
      cell.tabIndex = -1;
    }
  }
  const forsta = rader[0]?.querySelector('[data-kol="namn"]');
  if (forsta) { har = forsta; forsta.tabIndex = 0; }

  function ga(cell, block) {
    if (!cell) return;
    if (har) har.tabIndex = -1;
    if (!block) fran = null; else if (!fran) fran = har;
    har = cell;
    har.tabIndex = 0;
    har.focus();
    marka();
  }

  function blocket() {
    const a = plats(fran ?? har), b = plats(har);
    return {
      rader: rader.slice(Math.min(a.rad, b.rad), Math.max(a.rad, b.rad) + 1),
      kol: [Math.min(a.kol, b.kol), Math.max(a.kol, b.kol)],
    };
  }

  function marka() {
    blad.querySelectorAll("[data-markt]").forEach((c) => c.removeAttribute("data-markt"));
    if (!fran) return;
    const { rader: de, kol } = blocket();
    for (const rad of de) for (let k = kol[0]; k <= kol[1]; k++) rad.cells[k].dataset.markt = "";
    sag(`${de.length} rader markerade`);
  }

  /* ---- Changing a cell ---- */

  function redigera(cell, skrivet) {
    const mall = falt.get(cell.dataset.kol);
    if (!mall) return oppna(cell);
    const visad = cell.querySelector("[data-varde]");
    const ruta = mall.firstElementChild.cloneNode(true);
    ruta.value = skrivet ?? visad.dataset.varde;
    ruta.setAttribute("aria-label", `${ruta.getAttribute("aria-label")}, ${namnet(cell)}`);
    visad.hidden = true;
    cell.append(ruta);
    redigerad = { cell, ruta, visad };
    ruta.focus();
    if (ruta.select && skrivet === undefined) ruta.select();
    ruta.addEventListener("blur", () => setTimeout(() => { if (redigerad?.ruta === ruta) lamna(false); }));
  }

  const namnet = (cell) => cell.parentElement.querySelector('[data-kol="namn"]').textContent.trim();

  function oppna(cell) {
    const sak = cell.querySelector("a, input");
    if (sak) sak.click();
  }

  function lamna(fokus = true) {
    if (!redigerad) return;
    const { cell, ruta, visad } = redigerad;
    redigerad = null;
    visad.hidden = false;
    ruta.remove();
    cell.removeAttribute("data-fel");
    if (fokus) cell.focus();
  }

  async function spara() {
    const { cell, ruta, visad } = redigerad;
    const rad = cell.parentElement, kol = cell.dataset.kol;
    if (ruta.value.trim() === visad.dataset.varde) { lamna(); return ner(cell); }
    const kropp = new FormData();
    kropp.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    kropp.set("version", rad.dataset.version);
    kropp.set("gor_pk", rad.dataset.gor);
    kropp.set(kol, ruta.value);
    kropp.set(`fore_${kol}`, visad.dataset.varde);
    let data;
    try {
      const svar = await fetch(`/register/${rad.dataset.person}`, {
        method: "POST", body: kropp, headers: { Accept: "application/json" } });
      if (svar.redirected) { location.reload(); return; }
      data = await svar.json();
      if (svar.ok) {
        lamna();
        visa(rad, data);
        sag(`Sparat: ${namnet(cell)}, ${cell.textContent.trim()}`);
        ner(cell);
        if (data.obs) meddela(data.obs, "status");
        return;
      }
      if (svar.status === 409 && data.celler) { lamna(); visa(rad, data); }
    } catch {
      data = { fel: "Det gick inte att spara. Försök igen, eller ladda om sidan." };
    }
    cell.dataset.fel = "";
    meddela(data.fel, "alert");
  }

  function visa(rad, data) {
    rad.dataset.version = data.version;
    rad.dataset.gor = data.gor_pk;
    for (const [kol, html] of Object.entries(data.celler)) {
      const cell = rad.querySelector(`[data-kol="${kol}"]`);
      if (cell) cell.innerHTML = html;
    }
  }

  function meddela(text, roll) {
    let ruta = document.querySelector("[data-blad-fel]");
    if (!ruta) {
      ruta = document.createElement("div");
      ruta.className = "k-klar";
      ruta.dataset.bladFel = "";
      document.querySelector(".k-besked").append(ruta);
    }
    ruta.dataset.slag = roll === "alert" ? "error" : "info";
    ruta.setAttribute("role", roll);
    const mening = document.createElement("span");
    mening.textContent = text;
    ruta.replaceChildren(mening);
  }

  function ner(cell) {
    document.querySelector("[data-blad-fel]")?.remove();
    const { rad, kol } = plats(cell);
    ga(cellen(rad + 1, kol) ?? cell);
  }

  /* ---- Keys ---- */

  const PILAR = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  blad.addEventListener("keydown", (e) => {
    if (redigerad) {
      if (e.key === "Enter") { e.preventDefault(); spara(); }
      if (e.key === "Escape") { e.preventDefault(); lamna(); }
      return;
    }
    const cell = e.target.closest("tbody td, tbody th");
    if (!cell || e.target !== cell || e.ctrlKey || e.metaKey || e.altKey) return;
    const { rad, kol } = plats(cell);
    if (PILAR[e.key]) {
      e.preventDefault();
      ga(cellen(rad + PILAR[e.key][0], kol + PILAR[e.key][1]), e.shiftKey);
    } else if (e.key === "Home" || e.key === "End") {
      e.preventDefault();
      ga(cellen(rad, e.key === "Home" ? 0 : cell.parentElement.cells.length - 1), e.shiftKey);
    } else if (e.key === "Enter" || e.key === "F2") {
      e.preventDefault();
      redigera(cell);
    } else if (e.key === "Escape") {
      fran = null; marka();
    } else if (e.key === " " && cell.dataset.kol === "val") {
      e.preventDefault(); oppna(cell);
    } else if (e.key.length === 1 && /[0-9]/.test(e.key) && cell.dataset.kol === "nasta") {
      e.preventDefault();
      redigera(cell, e.key);
    }
  });

  blad.addEventListener("dblclick", (e) => {
    const cell = e.target.closest("tbody td");
    if (cell && !redigerad && falt.has(cell.dataset.kol)) { ga(cell); redigera(cell); }
  });
  blad.addEventListener("mousedown", (e) => {
    const cell = e.target.closest("tbody td, tbody th");
    if (!cell || redigerad || e.target.closest("a, input, select")) return;
    e.preventDefault();
    ga(cell, e.shiftKey);
  });
  blad.addEventListener("focusin", (e) => {
    const cell = e.target.closest("tbody td, tbody th");
    if (cell && cell === e.target && cell !== har) { if (har) har.tabIndex = -1; har = cell; cell.tabIndex = 0; }
  });

  /* ---- Pasting ---- */

  document.addEventListener("paste", (e) => {
    if (redigerad || !har || document.activeElement !== har) return;
    const text = e.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n+$/, "");
    if (!text) return;
    e.preventDefault();
    const delar = text.split("\n");
    const { rader: markta, kol } = blocket();
    const borjan = rader.indexOf(markta[0]);
    const hur = delar.length === 1 ? markta.length : delar.length;
    const bredd = Math.max(...delar.map((d) => d.split("\t").length));
    const celler = [...markta[0].cells].slice(kol[0], kol[0] + bredd);
    form.elements.personer.value = rader.slice(borjan, borjan + hur).map((r) => r.dataset.person).join(",");
    form.elements.falten.value = celler.map((c) => c.dataset.kol).join(",");
    form.elements.text.value = delar.join("\n");
    form.submit();
  });

  /* ---- Choosing many ---- */

  const rutor = [...blad.querySelectorAll('tbody input[name="person"]')];
  const valda = document.querySelector("[data-blad-valda]");
  let senast = null;
  function rakna() {
    const n = rutor.filter((r) => r.checked).length;
    for (const r of rutor) r.closest("tr").toggleAttribute("data-vald", r.checked);
    if (valda) valda.textContent = n ? ` (${n})` : "";
  }
  rutor.forEach((ruta, nr) => ruta.addEventListener("click", (e) => {
    if (e.shiftKey && senast !== null) {
      const [a, b] = [Math.min(nr, senast), Math.max(nr, senast)];
      for (let i = a; i <= b; i++) rutor[i].checked = ruta.checked;
    }
    senast = nr;
    rakna();
  }));
  const huvud = blad.tHead.querySelector('[data-kol="val"]');
  if (huvud) {
    const alla = document.createElement("input");
    alla.type = "checkbox";
    alla.className = "ds-input";
    alla.setAttribute("aria-label", "Välj alla på sidan");
    alla.addEventListener("click", () => { rutor.forEach((r) => { r.checked = alla.checked; }); rakna(); });
    huvud.replaceChildren(alla);
  }
  rakna();
})();
