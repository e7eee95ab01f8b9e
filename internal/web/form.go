package web

import (
	"context"
	"io"
	"sync"

	"svodka/internal/render"
	"svodka/internal/render/paper"
	"svodka/internal/web/static"
)

// forms are the forms that pages are written in as files. What draws charts is prepared when the first of them is wanted.
func forms() []render.Format {
	drawer := sync.OnceValues(Drawer)
	pdf := (*paper.Drawer)(nil).Format(paper.Layout{})
	pdf.Write = func(ctx context.Context, w io.Writer, d *render.Document) error {
		draw, err := drawer()
		if err != nil {
			return err
		}
		return draw.PDF(ctx, w, d, paper.Layout{})
	}
	return []render.Format{render.Workbook(), pdf}
}

// Drawer draws charts and pages of paper with the script and the typefaces that the program carries.
func Drawer() (*paper.Drawer, error) {
	p, err := static.ForPaper()
	if err != nil {
		return nil, err
	}
	return paper.New(p.Script, paper.Faces{Regular: p.Regular, Bold: p.Bold})
}
