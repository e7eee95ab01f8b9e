package main

// mailConfig is the server that letters go out by.
type mailConfig struct {
	Host     string `yaml:"host"`
	Port     int    `yaml:"port"`
	User     string `yaml:"user"`
	Password string `yaml:"password"`
	From     string `yaml:"from"`
	TLS      string `yaml:"tls"` // starttls, tls or none
}

// telegramConfig is the bot that letters go out by.
type telegramConfig struct {
	Token string `yaml:"token"`
	Base  string `yaml:"base"` // address of the Bot API where it is not the service itself
}

// webhookConfig is how webhooks are signed, and the company's own networks that they may go into.
type webhookConfig struct {
	Secret   string   `yaml:"secret"`
	Networks []string `yaml:"networks"`
}

// oidcConfig is a service that people sign in by.
type oidcConfig struct {
	Issuer string   `yaml:"issuer"`
	Client string   `yaml:"client"`
	Secret string   `yaml:"secret"`
	Title  string   `yaml:"title"`
	Claim  string   `yaml:"claim"`
	Create string   `yaml:"create"` // role of whoever has no account yet; "" turns them away
	Scopes []string `yaml:"scopes"`
}
