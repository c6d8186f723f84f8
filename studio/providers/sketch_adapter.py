"""The built-in sketch engine as a provider: drawn in the drawing processes, free, offline."""

from concurrent.futures.process import BrokenProcessPool

from gallery import processes
from studio.providers.protocol import Preview, RenderedImage, RenderRequest, TryAgain
from studio.providers.sketch import SketchOrder, SketchReference, draw


class SketchProvider:
    """Follows ``studio.providers.protocol.Provider``; the same request gives the same picture."""

    async def render(self, request: RenderRequest, *, preview: Preview | None) -> RenderedImage:
        """Draw one picture of exactly the ordered pixels.

        Raises:
            TryAgain: the drawing process died over it.
        """
        order = SketchOrder(
            prompt=request.prompt,
            width=request.width,
            height=request.height,
            words=request.words,
            seed=request.seed,
            references=tuple(
                SketchReference(r.data, role=r.role, keep=r.keep, change=r.change)
                for r in request.references
            ),
        )
        try:
            drawing = await processes.run_async(draw, order)
        except BrokenProcessPool as broken:
            raise TryAgain("The drawing stopped half-way.") from broken
        return RenderedImage(
            data=drawing.png, cost_microdollars=0, notes=drawing.notes, alt=drawing.alt
        )
