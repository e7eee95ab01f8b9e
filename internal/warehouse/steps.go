package warehouse

// The states of a deal.
const (
	stateOpen    = "open"
	stateWon     = "won"
	stateLost    = "lost"
	stateDeleted = "deleted"
)

// Steps lists every step in the order they have to run: a step may read what those before it wrote.
func Steps() []*Step {
	return []*Step{
		treeStep(), originStep(), dealStep(), dealCallStep(), clientStep(),
		twinStep("phone", leadByPhone), twinStep("email", leadByEmail), leadStep(),
		upkeepStep(), callerStep(), eventStep(), surveyStep(), ticketStep(), rfmStep(),
	}
}
