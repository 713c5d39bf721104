/* What is shown before something is done goes away when one chooses otherwise: nobody is to send the
   text of before because its button is still there. The page itself shows the new. */
(() => {
  "use strict";
  document.querySelector("form[data-urval]")?.addEventListener("change", () => {
    for (const del of document.querySelectorAll("[data-enligt-urval]")) del.hidden = true;
  });
})();
