// A last row that is not full waits for "More", so that no row changes when more pictures come.
// It runs where the grid ends, before what stands below is read: so nothing below moves either.
(() => {
  const grid = document.getElementById("grid");
  let width = 0;

  function holdBack() {
    const plates = [...grid.querySelectorAll(".plate")].reverse();
    for (const plate of plates) plate.hidden = false;
    width = grid.clientWidth;
    if (!grid.hasAttribute("data-continues") || getComputedStyle(grid).display !== "flex") return;
    const [last] = plates;
    const isFull = last.getBoundingClientRect().right > grid.getBoundingClientRect().right - 2;
    const row = plates.filter((plate) => plate.offsetTop === last.offsetTop);
    if (!isFull && row.length < plates.length) for (const plate of row) plate.hidden = true;
  }

  holdBack();
  grid.dataset.laid = "";
  grid.addEventListener("grown", holdBack);
  new ResizeObserver(() => {
    if (grid.clientWidth !== width) holdBack();
  }).observe(grid);
})();
