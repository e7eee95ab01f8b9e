package sourcetest

import (
	"context"
	"maps"
	"sync"
	"time"
)

// Clock stands still but for who waits on it.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock is a clock at that moment.
func NewClock(at time.Time) *Clock { return &Clock{now: at} }

// Now is the moment.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Pass moves it on.
func (c *Clock) Pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// Wait waits without waiting: the clock moves on.
func (c *Clock) Wait(ctx context.Context, d time.Duration) error {
	c.Pass(d)
	return ctx.Err()
}

// Vault keeps secrets in memory.
type Vault struct {
	mu      sync.Mutex
	secrets map[string]string
	// Saves counts how often they were kept.
	Saves int
}

// NewVault is a vault with these secrets.
func NewVault(secrets map[string]string) *Vault { return &Vault{secrets: maps.Clone(secrets)} }

// Load gives the secrets.
func (v *Vault) Load(context.Context) (map[string]string, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return maps.Clone(v.secrets), nil
}

// Save keeps the secrets.
func (v *Vault) Save(_ context.Context, secrets map[string]string) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.secrets = maps.Clone(secrets)
	v.Saves++
	return nil
}
