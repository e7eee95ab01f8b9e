package warehouse

// Dict holds the dictionaries that enriching and deriving need, as they are after the dimension rows of a batch.
type Dict struct {
	Stages    map[string]Stage
	Pipelines map[string]Pipeline
	Users     map[string]User
	Rates     map[string][]Rate // by currency, ascending by Day
	Products  map[string]Product
}

// Stage is a step of a pipeline.
type Stage struct {
	ID, Pipeline, Outcome string
	Rank                  int64
	Qualified             bool
}

// Pipeline is a sequence of stages, ascending by rank.
type Pipeline struct {
	ID, Kind string
	Stages   []Stage
}

// User is an employee with the departments of their life here.
type User struct {
	ID, Department string
	// Since lists memberships ascending by day; empty when only the present department is known.
	Since []Membership
	Leave [][2]int64
}

// Membership says that from Day on a person worked in Department.
type Membership struct {
	Day        int64
	Department string
}

// Rate is the price of one unit of a currency from Day on.
type Rate struct {
	Day  int64
	Rate float64
}

// Product is a good with its list price and cost, minor units of the company's currency; 0 when unknown.
type Product struct{ Price, Cost int64 }
