package sync

import (
	"context"
	"net/http"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// Receive takes in a batch that a system sends by itself. What was accepted waits on the shelf for the next run, which
// begins at once. Batches of one source are taken in one after the other.
func (s *Service) Receive(ctx context.Context, id, entity string, header http.Header, body []byte) (receipt source.Receipt, err error) {
	w := s.work(id)
	w.receiving.Lock()
	defer w.receiving.Unlock()
	err = s.within(ctx, id, func(_ Source, remote source.Remote, shelf Shelf) error {
		receiver, ok := remote.(source.Receiver)
		if !ok {
			return fault.Sentence(fault.NotFound, "There is no such address.", "Такого адреса нет.")
		}
		receipt, err = receiver.Receive(ctx, shelf, entity, header, body)
		return err
	})
	if err == nil && receipt.Accepted > 0 && !receipt.Again {
		w.hint([]source.Link{{Kind: entity}}, s.Now())
		s.look()
	}
	return receipt, err
}
