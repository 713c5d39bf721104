/* Single keys on Att göra and Register: move between the rows, open, log, take, put off, undo. They
   press what already stands on the page, so that nothing can be done by a key alone. Off while one
   writes, and off for good if one says so (WCAG 2.1.4): the choice is kept in the browser. */
(() => {
  "use strict";
  const dialog = document.querySelector("dialog[data-tangenter]");
  if (!dialog) return;
  const NYCKEL = "kaja.tangenter";
  const besked = document.querySelector("[data-tangenter-besked]");
  const val = dialog.querySelector('input[type="checkbox"]');
  const knapp = document.querySelector("[data-tangenter-hjalp]");
  const valda = document.getElementById("valda");
  const rader = [...document.querySelectorAll(".k-uppgift[data-person], table[data-blad] tbody tr")];
  const sag = (text) => { besked.textContent = ""; besked.textContent = text; };
  const minne = {
    get av() { try { return localStorage.getItem(NYCKEL) === "av"; } catch { return val.dataset.av === "1"; } },
    set av(a) { try { localStorage.setItem(NYCKEL, a ? "av" : "pa"); } catch { val.dataset.av = a ? "1" : ""; } },
  };

  val.checked = !minne.av;
  val.addEventListener("change", () => { minne.av = !val.checked; });
  knapp.hidden = false;
  knapp.addEventListener("click", () => dialog.showModal());

  const raden = () => document.activeElement?.closest?.(".k-uppgift, tbody tr") ?? null;
  const namnet = (rad) => rad.querySelector('th[data-kol="namn"], .k-uppgift__vad a');

  function ga(steg) {
    const nu = rader.indexOf(raden());
    const till = rader[nu < 0 ? (steg > 0 ? 0 : rader.length - 1) : nu + steg];
    if (!till) return sag(steg > 0 ? "Sista raden." : "Första raden.");
    namnet(till).focus();
    till.scrollIntoView({ block: "nearest" });
  }

  /* The row one is on, when none is chosen; otherwise the chosen ones. */
  function valj(rad) {
    const rutor = rader.map((r) => r.querySelector('input[type="checkbox"]')).filter(Boolean);
    if (rutor.some((ruta) => ruta.checked)) return true;
    const ruta = rad?.querySelector('input[type="checkbox"]');
    if (!ruta) { sag("Gå till en rad med J och K först."); return false; }
    ruta.click();
    return true;
  }

  function kryssa(rad) {
    const ruta = rad?.querySelector('input[type="checkbox"]');
    if (!ruta) return sag("Gå till en rad med J och K först.");
    ruta.click();
    sag(ruta.checked ? "Vald." : "Inte vald.");
  }

  function logga(rad) {
    if (!rad) return sag("Gå till en rad med J och K först.");
    location.assign(`/person/${rad.dataset.person}?kanal=telefon#r-log`);
  }

  const handling = (gor) => document.querySelector(`button[form="valda"][name="gor"][value="${gor}"]`);

  /* Att göra has a button to take; in Register one becomes the owner, after a look at what happens. */
  function ta(rad) {
    if (!valda || !valj(rad)) return;
    const direkt = handling("ta"), agare = document.getElementById("ny_agare");
    if (direkt) return direkt.click();
    if (!agare) return;
    agare.value = dialog.dataset.jag;
    handling("agare").click();
  }

  function skjut(rad) {
    if (!valda || !valj(rad)) return;
    const dag = document.getElementById("till") ?? document.getElementById("mass_datum");
    if (!dag) return;
    const lada = dag.closest("details");
    if (lada) lada.open = true;
    dag.focus();
  }

  function angra() {
    const senast = document.querySelector("[data-angra] button");
    if (senast) senast.click(); else sag("Det finns inget att ångra.");
  }

  const GOR = {
    j: () => ga(1), k: () => ga(-1), x: kryssa, r: logga, t: ta, s: skjut, z: angra,
    "?": () => dialog.showModal(),
  };

  const SKRIVER = 'input:not([type="checkbox"], [type="radio"]), select, textarea, [contenteditable]';

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || e.defaultPrevented) return;
    if (dialog.open || minne.av || e.target.closest?.(SKRIVER)) return;
    const gor = GOR[e.key.length === 1 ? e.key.toLowerCase() : ""];
    if (!gor) return;
    e.preventDefault();
    gor(raden());
  });
})();
